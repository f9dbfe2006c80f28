namespace NetDsl;

/// <summary>What a network runs on; several together are written with <c>|</c>.</summary>
[Flags]
public enum Target
{
    /// <summary>The CPU, which needs nothing installed. It is always built, since its part of the class holds the weights.</summary>
    Cpu = 1,

    /// <summary>
    /// GPUs through ILGPU: a class <c>OnIlgpu</c> within the network's. It needs the package <c>NetDsl.Ilgpu</c>.
    /// </summary>
    Ilgpu = 2,

    /// <summary>
    /// TorchSharp: a class <c>TorchModule</c> within the network's, which TorchSharp's optimizers, losses and devices work with as with any
    /// module. It needs the package <c>NetDsl.TorchSharp</c>, and one that brings libtorch, such as <c>TorchSharp-cpu</c>.
    /// </summary>
    TorchSharp = 4,
}
