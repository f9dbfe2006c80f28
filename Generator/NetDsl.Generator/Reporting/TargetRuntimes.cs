using Microsoft.CodeAnalysis;
using NetDsl.Compiler;

namespace NetDsl.Generator.Reporting;

/// <summary>What a project offers to the parts of networks for further targets. Compared by content.</summary>
/// <param name="Referenced">The targets that were asked for and whose runtimes it references.</param>
/// <param name="IsSigned">Whether its assembly is signed: it can be open to signed assemblies only.</param>
internal sealed record TargetRuntimes(BuildTargets Referenced, bool IsSigned)
{
    /// <summary>Where no network is to run on anything but the CPU.</summary>
    public static TargetRuntimes NotAsked { get; } = new(0, false);

    /// <summary>Looks at a project.</summary>
    public static TargetRuntimes Of(Compilation compilation, BuildTargets asked)
    {
        var options = compilation.Options;
        var isSigned = options.CryptoKeyFile is not null || options.CryptoKeyContainer is not null || !options.CryptoPublicKey.IsEmpty;
        var referenced = TargetKind.In(asked)
            .Where(kind => !compilation.GetTypesByMetadataName(kind.Probe).IsEmpty)
            .Aggregate((BuildTargets)0, (sum, kind) => sum | kind.Target);
        return new TargetRuntimes(referenced, isSigned);
    }

    /// <summary>Whether it references the runtime of a target.</summary>
    public bool Has(BuildTargets target) => Referenced.HasFlag(target);
}
