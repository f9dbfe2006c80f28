using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>A device that was found and can be opened.</summary>
/// <param name="Api">What drives it.</param>
/// <param name="Index">Its number among those of the same <paramref name="Api"/>.</param>
/// <param name="IsGpu">Whether it is a graphics processor; OpenCL drives processors as well.</param>
/// <param name="Device">The library's device.</param>
internal sealed record FoundDevice(DeviceApi Api, int Index, bool IsGpu, Device Device)
{
    /// <summary>What is told of it.</summary>
    public GpuDescription Description { get; } = new(
        Api == DeviceApi.Cpu ? "cpu" : $"{DeviceName.Text(Api)}:{Index}",
        Device.Name.Trim(),
        Api == DeviceApi.Cuda ? "CUDA" : Api == DeviceApi.OpenCL ? "OpenCL" : "CPU",
        Api == DeviceApi.Cpu ? Math.Min(Device.MemorySize, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) : Device.MemorySize);

    /// <summary>The accelerator's type that creation must give; another one would be a silent fallback.</summary>
    public AcceleratorType AcceleratorType => Api switch
    {
        DeviceApi.Cuda => AcceleratorType.Cuda,
        DeviceApi.OpenCL => AcceleratorType.OpenCL,
        _ => AcceleratorType.CPU,
    };
}
