namespace NetDsl.Ilgpu;

/// <summary>What is known of a device without opening it.</summary>
/// <param name="Name">The name that <see cref="GpuDevice.Open(string)"/> takes, such as <c>cuda:0</c>.</param>
/// <param name="Title">The name that its driver gives, such as <c>NVIDIA H200</c>.</param>
/// <param name="Api">What drives it: <c>CUDA</c>, <c>OpenCL</c> or <c>CPU</c>.</param>
/// <param name="MemoryBytes">Its memory in bytes.</param>
public sealed record GpuDescription(string Name, string Title, string Api, long MemoryBytes)
{
    /// <summary>The device in words: <c>NVIDIA H200 (CUDA, 139 GiB)</c>.</summary>
    public override string ToString() => $"{Title} ({Api}, {Bytes.Text(MemoryBytes)})";
}
