using System.Collections.Immutable;
using ILGPU.Emulation;

namespace ILGPU.Runtime.OpenCL;

/// <summary>The kinds of devices that OpenCL drives.</summary>
[Flags]
public enum CLDeviceType : int
{
    /// <summary>A processor.</summary>
    CL_DEVICE_TYPE_CPU = 1 << 1,

    /// <summary>A graphics processor.</summary>
    CL_DEVICE_TYPE_GPU = 1 << 2,
}

/// <summary>A device that is driven through OpenCL.</summary>
public sealed class CLDevice : Device
{
    internal CLDevice(DeviceTraits traits)
        : base(traits)
    {
        Capabilities = new CLCapabilityContext { GenericAddressSpace = traits.GenericAddressSpace };
        DeviceType = traits.IsProcessor ? CLDeviceType.CL_DEVICE_TYPE_CPU : CLDeviceType.CL_DEVICE_TYPE_GPU;
    }

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    /// <summary>What kind of device it is.</summary>
    public CLDeviceType DeviceType { get; }

    /// <summary>What the device can do.</summary>
    public CLCapabilityContext Capabilities { get; }

    /// <summary>The OpenCL devices that a predicate accepts.</summary>
    public static ImmutableArray<Device> GetDevices(Predicate<CLDevice> predicate) =>
        [.. EmulatedHardware.Current.OpenCL.Select(traits => new CLDevice(traits)).Where(device => predicate(device))];

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

    /// <summary>Whether one pointer can point to every kind of memory.</summary>
    public bool GenericAddressSpace { get; internal set; }
}

/// <summary>An OpenCL device in use.</summary>
public sealed class CLAccelerator : Accelerator
{
    internal CLAccelerator(Context context, CLDevice device)
        : base(context, device)
    {
        if (!device.Capabilities.GenericAddressSpace)
            throw new NotSupportedException("the device has no generic address space");
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
