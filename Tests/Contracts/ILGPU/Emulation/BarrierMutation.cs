using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ILGPU.Emulation;

/// <summary>A place in the code that calls a barrier.</summary>
/// <param name="Method">The method that calls, with its type and its type arguments.</param>
/// <param name="Offset">The place in the method's machine code.</param>
public readonly record struct BarrierSite(string Method, int Offset)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method}+{Offset}");
}

/// <summary>
/// Lists the places that call barriers, and runs kernels as if one of them were not there. Finding the caller is slow;
/// set <see cref="EmulatedHardware.Mutation"/> only while barriers are being tested.
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Ignores(int framesAbove)
    {
        var frame = new StackFrame(framesAbove + 1, needFileInfo: false);
        var method = frame.GetMethod();
        var site = new BarrierSite($"{method?.DeclaringType}.{method}", frame.GetNativeOffset());
        sites.Add(site);
        return site == Ignored;
    }
}
