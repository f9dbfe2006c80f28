using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ILGPU.Emulation;

/// <summary>A place in the code that calls a barrier.</summary>
/// <param name="Method">The method that calls, with its type and its type arguments.</param>
/// <param name="Offset">The place in the method's intermediate language.</param>
public readonly record struct BarrierSite(string Method, int Offset)
{
    /// <summary>The place in the source: the same for all type arguments of a generic kernel.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Method.Split('<')[0]}+{Offset}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method}+{Offset}");
}

/// <summary>
/// Lists the places that call barriers, and runs kernels as if one of them were not there: set
/// <see cref="EmulatedHardware.Mutation"/> before the launch.
/// </summary>
public sealed class BarrierMutation
{
    private readonly HashSet<BarrierSite> sites = [];

    /// <summary>The place to ignore, or null to list only.</summary>
    public BarrierSite? Ignored { get; init; }

    /// <summary>The places that were met.</summary>
    public IReadOnlyCollection<BarrierSite> Sites => sites;

    /// <summary>Whether the ignored place was met.</summary>
    public bool Met => Ignored is { } site && sites.Contains(site);

    /// <summary>Notes that a thread came to a barrier.</summary>
    /// <returns>Whether the thread shall go on as if there were none.</returns>
    internal bool Ignores(BarrierSite site)
    {
        sites.Add(site);
        return site == Ignored;
    }

    /// <summary>
    /// The place that called the method that calls this, for kernels that run as they are. The runtime knows it only of methods
    /// that it does not optimise: others move into their callers, and one barrier then looks like several.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static BarrierSite Caller()
    {
        var frame = new StackFrame(2, needFileInfo: false);
        return new BarrierSite(frame.GetMethod() is { } method ? KernelName.Of(method) : "", frame.GetILOffset());
    }
}
