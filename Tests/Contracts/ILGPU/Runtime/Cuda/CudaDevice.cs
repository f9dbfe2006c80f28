using System.Collections.Immutable;
using ILGPU.Emulation;

namespace ILGPU.Runtime.Cuda;

/// <summary>A device that is driven through CUDA.</summary>
public sealed class CudaDevice : Device
{
    internal CudaDevice(DeviceTraits traits, int deviceId)
        : base(traits) => DeviceId = deviceId;

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    /// <summary>The number that the driver gives the device.</summary>
    public int DeviceId { get; }

    /// <summary>The CUDA devices that a predicate accepts.</summary>
    public static ImmutableArray<Device> GetDevices(Predicate<CudaDevice> predicate) =>
        [.. EmulatedHardware.Current.Cuda.Select((traits, id) => new CudaDevice(traits, id)).Where(device => predicate(device))];

    /// <inheritdoc/>
    public override Accelerator CreateAccelerator(Context context) => CreateCudaAccelerator(context);

    /// <summary>Creates an accelerator on the device.</summary>
    public CudaAccelerator CreateCudaAccelerator(Context context) => new(context, this);
}

/// <summary>A CUDA device in use.</summary>
public sealed class CudaAccelerator : Accelerator
{
    internal CudaAccelerator(Context context, CudaDevice device)
        : base(context, device)
    {
    }

    /// <summary>The bytes that the device can still give.</summary>
    public long GetFreeMemory() => Health.BytesFree;
}

/// <summary>Lets contexts look for CUDA devices.</summary>
public static class CudaContextExtensions
{
    /// <summary>Takes every CUDA device.</summary>
    public static Context.Builder Cuda(this Context.Builder builder) => builder.Cuda((CudaDevice _) => true);

    /// <summary>Takes the CUDA devices that a predicate accepts.</summary>
    public static Context.Builder Cuda(this Context.Builder builder, Predicate<CudaDevice> predicate) =>
        builder.Accept(builder.Hardware.Cuda.Select((traits, id) => new CudaDevice(traits, id)), predicate);
}
