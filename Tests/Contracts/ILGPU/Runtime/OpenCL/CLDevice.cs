using ILGPU.Emulation;

namespace ILGPU.Runtime.OpenCL;

/// <summary>A device that is driven through OpenCL.</summary>
public sealed class CLDevice : Device
{
    internal CLDevice(DeviceTraits traits)
        : base(traits) => Capabilities = new CLCapabilityContext { GenericAddressSpace = true };

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    /// <summary>What the device can do.</summary>
    public CLCapabilityContext Capabilities { get; }

    /// <inheritdoc/>
    public override Accelerator CreateAccelerator(Context context) => CreateCLAccelerator(context);

    /// <summary>Creates an accelerator on the device.</summary>
    public CLAccelerator CreateCLAccelerator(Context context) => new(context, this);
}

/// <summary>What a device that is driven through OpenCL can do.</summary>
public sealed class CLCapabilityContext : CapabilityContext
{
    internal CLCapabilityContext()
    {
    }
}

/// <summary>An OpenCL device in use.</summary>
public sealed class CLAccelerator : Accelerator
{
    internal CLAccelerator(Context context, CLDevice device)
        : base(context, device)
    {
    }
}

/// <summary>Lets contexts look for OpenCL devices.</summary>
public static class CLContextExtensions
{
    /// <summary>Takes every OpenCL device that has a generic address space.</summary>
    public static Context.Builder OpenCL(this Context.Builder builder) =>
        builder.OpenCL(device => device.Capabilities.GenericAddressSpace);

    /// <summary>Takes the OpenCL devices that a predicate accepts.</summary>
    public static Context.Builder OpenCL(this Context.Builder builder, Predicate<CLDevice> predicate) =>
        builder.Accept(builder.Hardware.OpenCL.Select(traits => new CLDevice(traits)), predicate);
}
