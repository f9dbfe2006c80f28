using NetDsl.Memory;

namespace NetDsl;

/// <summary>A step over the whole block of trainable weights on the processor.</summary>
/// <param name="weights">The weights, changed in place.</param>
/// <param name="gradients">Their gradients.</param>
/// <param name="slots">What is remembered for each weight, changed in place.</param>
/// <param name="learningRate">The learning rate of this step.</param>
/// <param name="gradientScale">What gradients are multiplied by: below 1 where they are clipped.</param>
/// <param name="count">The number of this step, from 1.</param>
internal readonly ref struct UpdateStep(
    Span<float> weights, ReadOnlySpan<float> gradients, NativeBuffer[] slots, double learningRate, float gradientScale, long count) : IUpdateStep
{
    private readonly Span<float> weights = weights;
    private readonly ReadOnlySpan<float> gradients = gradients;
    private readonly Span<float> first = slots.Length > 0 ? slots[0].Span : default;
    private readonly Span<float> second = slots.Length > 1 ? slots[1].Span : default;
    private readonly float gradientScale = gradientScale;

    public double LearningRate { get; } = learningRate;

    public long Count { get; } = count;

    public void Sweep<TRule>(TRule rule)
        where TRule : unmanaged, IUpdateRule => SweepWork<TRule>.Run(rule, gradientScale, weights, gradients, first, second);
}
