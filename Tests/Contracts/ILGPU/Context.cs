using System.Collections.Immutable;
using ILGPU.Emulation;
using ILGPU.Runtime;
using ILGPU.Util;

namespace ILGPU;

/// <summary>The compiler and the devices that it found.</summary>
public sealed partial class Context : DisposeBase
{
    /// <summary>The name of the assembly that the library emits its launchers into.</summary>
    public const string RuntimeAssemblyName = "ILGPURuntime";

    private Context(Builder builder)
    {
        Properties = builder;
        Devices = [.. builder.FoundDevices];
        Hardware = builder.Hardware;
    }

    /// <summary>The devices that the builder's predicates accepted.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>What the context was asked for.</summary>
    public ContextProperties Properties { get; }

    internal EmulatedHardware Hardware { get; }

    /// <summary>Set when a kernel did not compile; nothing compiles afterwards, as with the real library.</summary>
    internal bool Poisoned { get; set; }

    /// <summary>Builds a context.</summary>
    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        var builder = new Builder();
        buildingCallback(builder);
        return new Context(builder);
    }

    // Accelerators outlive their context: whoever creates one gives it back.
    private protected override void Release()
    {
    }
}
