using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// What a kernel needs to know to draw which values are dropped, as the CPU target draws them. Counter n serves the values from
/// 32 · (n / 8) on: its four numbers those at n mod 8, and 8, 16 and 24 places further.
/// </summary>
internal readonly struct DropoutDraw
{
    /// <summary>Values that eight counters serve.</summary>
    public const int Block = 32;

    /// <summary>Counters of a block, and places from one value of a counter to its next.</summary>
    public const int Counters = 8;

    public readonly uint KeyLow;
    public readonly uint KeyHigh;
    public readonly uint StepLow;
    public readonly uint StepHigh;
    public readonly uint Stream;

    /// <summary>Random numbers below it drop their value.</summary>
    public readonly uint Threshold;

    /// <summary>The factor of the values that stay.</summary>
    public readonly float Scale;

    private DropoutDraw(DropoutKey key, DropoutWork choice)
    {
        KeyLow = (uint)key.Seed;
        KeyHigh = (uint)(key.Seed >> 32);
        StepLow = (uint)key.Step;
        StepHigh = (uint)(key.Step >> 32);
        Stream = choice.Stream;
        Threshold = choice.Threshold;
        Scale = choice.Scale;
    }

    /// <summary>The draw of a layer in a step.</summary>
    public static DropoutDraw Of<TDropout>(DropoutKey key)
        where TDropout : struct, IDropout => new(key, DropoutWork.With(key, TDropout.Stream, TDropout.Rate));

    /// <summary>A value that a random number has decided on: scaled, or 0 whatever it was, infinities included.</summary>
    public float Decide(float value, uint number) => number >= Threshold ? value * Scale : 0;

    /// <summary>The random number of the value at a place.</summary>
    public uint NumberAt(int place)
    {
        var within = place % Block;
        var counter = (place / Block * Counters) + (within % Counters);
        return Philox.Generate((uint)counter, this).Word(within / Counters);
    }
}
