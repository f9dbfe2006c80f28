namespace NetDsl.Compiler;

/// <summary>What a network is compiled for; the values of the runtime's <c>NetDsl.Target</c>.</summary>
[Flags]
public enum BuildTargets
{
    /// <summary>The CPU. It is always built: its part of the class holds the weights.</summary>
    Cpu = 1,

    /// <summary>Devices through ILGPU.</summary>
    Ilgpu = 2,

    /// <summary>A module of TorchSharp.</summary>
    TorchSharp = 4,
}
