using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The taps that reach one phase of an axis in the data gradient. Input row y receives from output row (y + padding − tap · dilation)
/// / stride where that division is exact; the input rows with the same remainder y mod stride, a phase, are reached by every
/// (stride / gcd)-th tap, so they form a correlation of stride 1 with a part of the kernel, turned around.
/// </summary>
internal readonly struct GradientPhase
{
    /// <summary>The first tap of the kernel that reaches this phase.</summary>
    public readonly int FirstTap;

    /// <summary>Taps of the kernel from one that reaches this phase to the next.</summary>
    public readonly int TapStep;

    /// <summary>The number of taps that reach this phase.</summary>
    public readonly int Taps;

    /// <summary>Rows of the output gradient between two taps.</summary>
    public readonly int Dilation;

    /// <summary>The row of the output gradient that the last tap, the first one turned around, sees for the phase's first row.</summary>
    public readonly int Origin;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public GradientPhase(int phase, int kernel, int stride, int dilation, int padding)
    {
        int divisor = GreatestCommonDivisor(stride, dilation);
        TapStep = stride / divisor;
        Dilation = dilation / divisor;
        FirstTap = 0;
        while (FirstTap < TapStep && (phase + padding - (FirstTap * dilation)) % stride != 0)
        {
            FirstTap++;
        }

        bool reached = FirstTap < TapStep && FirstTap < kernel;
        Taps = reached ? ((kernel - 1 - FirstTap) / TapStep) + 1 : 0;
        Origin = reached ? ((phase + padding - (FirstTap * dilation)) / stride) - ((Taps - 1) * Dilation) : 0;
    }

    /// <summary>The kernel's tap at a place of the turned part.</summary>
    public int TapAt(int place) => FirstTap + ((Taps - 1 - place) * TapStep);

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
