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
}
