using Microsoft.CodeAnalysis;

namespace NetDsl.Generator.Reporting;

/// <summary>What a project offers to the parts of networks that run on devices. Compared by content.</summary>
/// <param name="IsReferenced">Whether it references the runtime that these parts need.</param>
/// <param name="IsSigned">Whether its assembly is signed: it can be open to signed assemblies only.</param>
internal sealed record DeviceRuntime(bool IsReferenced, bool IsSigned)
{
    /// <summary>The package with the runtime.</summary>
    public const string Package = "NetDsl.Ilgpu";

    private const string BaseClass = "NetDsl.Ilgpu.DeviceNetwork";

    /// <summary>Where no network is to run on a device.</summary>
    public static DeviceRuntime NotAsked { get; } = new(false, false);

    /// <summary>Looks at a project.</summary>
    public static DeviceRuntime Of(Compilation compilation)
    {
        var options = compilation.Options;
        var isSigned = options.CryptoKeyFile is not null || options.CryptoKeyContainer is not null || !options.CryptoPublicKey.IsEmpty;
        return new DeviceRuntime(!compilation.GetTypesByMetadataName(BaseClass).IsEmpty, isSigned);
    }
}
