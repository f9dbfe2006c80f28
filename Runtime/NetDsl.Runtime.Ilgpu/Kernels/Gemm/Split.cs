using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>How a long sum is split into parts that groups compute side by side.</summary>
/// <param name="total">Steps of the whole sum.</param>
/// <param name="length">Steps of a part; the last may have fewer.</param>
/// <param name="pitch">Floats from one part's result to the next.</param>
internal readonly struct Split(int total, int length, int pitch)
{
    private readonly int total = total;
    private readonly int length = length;

    /// <summary>Floats from one part's result to the next.</summary>
    public readonly int Pitch = pitch;

    /// <summary>The first step of a part.</summary>
    public int Begin(int part) => part * length;

    /// <summary>The step behind a part's last.</summary>
    public int End(int part) => Utilities.Select((part + 1) * length < total, (part + 1) * length, total);
}
