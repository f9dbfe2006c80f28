using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>One step of an optimizer over the whole block of trainable weights.</summary>
/// <param name="weights">The weights, changed in place.</param>
/// <param name="gradients">Their gradients.</param>
/// <param name="slots">What is remembered for each weight, changed in place.</param>
/// <param name="learningRate">The learning rate of this step.</param>
/// <param name="gradientScale">What gradients are multiplied by: below 1 where they are clipped.</param>
/// <param name="count">The number of this step, from 1.</param>
internal readonly ref struct UpdateStep(
    Span<float> weights, ReadOnlySpan<float> gradients, NativeBuffer[] slots, double learningRate, float gradientScale, long count)
{
    private readonly Span<float> weights = weights;
    private readonly ReadOnlySpan<float> gradients = gradients;
    private readonly Span<float> first = slots.Length > 0 ? slots[0].Span : default;
    private readonly Span<float> second = slots.Length > 1 ? slots[1].Span : default;

    public double LearningRate { get; } = learningRate;

    public float GradientScale { get; } = gradientScale;

    public long Count { get; } = count;

    /// <summary>Sweeps all weights once, eight at a time; the last few go through a copy, so that the formula exists once.</summary>
    public void Sweep<TRule>(TRule rule)
        where TRule : struct, IUpdateRule
    {
        var vectors = weights.Length - weights.Length % Vector256<float>.Count;
        Sweep(ref rule, weights[..vectors], gradients, first, second);
        if (vectors == weights.Length)
        {
            return;
        }

        const int Lanes = 8;
        Span<float> copies = stackalloc float[4 * Lanes];
        copies.Clear();
        Rest(weights, vectors).CopyTo(copies);
        gradients[vectors..].CopyTo(copies[Lanes..]);
        Rest(first, vectors).CopyTo(copies[(2 * Lanes)..]);
        Rest(second, vectors).CopyTo(copies[(3 * Lanes)..]);
        Sweep(ref rule, copies[..Lanes], copies[Lanes..], copies[(2 * Lanes)..], copies[(3 * Lanes)..]);
        Fill(Rest(weights, vectors), copies);
        Fill(Rest(first, vectors), copies[(2 * Lanes)..]);
        Fill(Rest(second, vectors), copies[(3 * Lanes)..]);
    }

    private static Span<float> Rest(Span<float> values, int vectors) => values.IsEmpty ? values : values[vectors..];

    private static void Fill(Span<float> values, ReadOnlySpan<float> from) => from[..values.Length].CopyTo(values);

    private static void Sweep<TRule>(
        ref TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
        where TRule : struct, IUpdateRule
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        for (nuint index = 0; index < (nuint)weights.Length; index += (nuint)Vector256<float>.Count)
        {
            var slot1 = TRule.Slots > 0 ? Vector256.LoadUnsafe(ref a, index) : default;
            var slot2 = TRule.Slots > 1 ? Vector256.LoadUnsafe(ref b, index) : default;
            rule.Next(Vector256.LoadUnsafe(ref w, index), Vector256.LoadUnsafe(ref g, index), ref slot1, ref slot2).StoreUnsafe(ref w, index);
            if (TRule.Slots > 0)
            {
                slot1.StoreUnsafe(ref a, index);
            }

            if (TRule.Slots > 1)
            {
                slot2.StoreUnsafe(ref b, index);
            }
        }
    }
}

/// <summary>The formula of an optimizer for eight weights.</summary>
internal interface IUpdateRule
{
    /// <summary>Values that are remembered for each weight, 0 to 2.</summary>
    static abstract int Slots { get; }

    /// <summary>The new weights.</summary>
    Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second);
}
