namespace NetDsl.Ilgpu;

/// <summary>What drives a device, in the order in which devices are chosen.</summary>
internal enum DeviceApi
{
    /// <summary>NVIDIA's driver.</summary>
    Cuda,

    /// <summary>The drivers of all makers.</summary>
    OpenCL,

    /// <summary>The processor, slowly, for tests.</summary>
    Cpu,
}
