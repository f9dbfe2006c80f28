using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>What the device says of a step, as four floats.</summary>
internal static class Verdict
{
    /// <summary>Its floats.</summary>
    public const int Length = 4;

    /// <summary>The mean loss.</summary>
    public const int Loss = 0;

    /// <summary>How many samples' class was told.</summary>
    public const int Told = 1;

    /// <summary>
    /// 1 from the first loss on that is not finite, else 0: while it is 1, no step changes anything, since steps are enqueued before the
    /// host knows of the losses before them.
    /// </summary>
    public const int Failed = 2;

    /// <summary>Writes the results of a step; one thread does.</summary>
    public static void Write(ArrayView<float> verdict, float loss, float told)
    {
        verdict[Loss] = loss;
        verdict[Told] = told;

        // Neither a comparison with NaN nor infinity passes.
        if (!(IntrinsicMath.Abs(loss) <= float.MaxValue))
        {
            verdict[Failed] = 1;
        }
    }
}
