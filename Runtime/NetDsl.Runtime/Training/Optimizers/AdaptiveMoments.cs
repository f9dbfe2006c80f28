using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>
/// The step that Adam and AdamW share: m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 − β₂)·g²;
/// w = w − rate·m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
/// </summary>
/// <param name="LearningRate">The learning rate.</param>
public abstract record AdaptiveMoments(double LearningRate) : Optimizer(LearningRate)
{
    /// <summary>β₁: the share of the mean gradient that is kept, at least 0 and below 1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂: the share of the mean squared gradient that is kept, at least 0 and below 1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε: added to the root, so that weights without gradients stay where they are.</summary>
    public double Epsilon { get; init; } = 1e-8;

    internal override int Slots => 2;

    /// <summary>Whether weight decay shrinks the weights themselves.</summary>
    private protected abstract bool Decoupled { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Beta1), Beta1);
        RequireShare(nameof(Beta2), Beta2);
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update<TStep>(in TStep step)
    {
        var correction1 = 1 - Math.Pow(Beta1, step.Count);
        var correction2 = Math.Sqrt(1 - Math.Pow(Beta2, step.Count));
        step.Sweep(new Rule(
            Keep: (float)(Decoupled ? 1 - step.LearningRate * WeightDecay : 1),
            Decay: (float)(Decoupled ? 0 : WeightDecay),
            Beta1: (float)Beta1,
            Rest1: (float)(1 - Beta1),
            Beta2: (float)Beta2,
            Rest2: (float)(1 - Beta2),
            Rate: (float)(step.LearningRate / correction1),
            Root: (float)(1 / correction2),
            Epsilon: (float)Epsilon));
    }

    internal readonly record struct Rule(
        float Keep,
        float Decay,
        float Beta1,
        float Rest1,
        float Beta2,
        float Rest2,
        float Rate,
        float Root,
        float Epsilon) : IUpdateRule
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane>
        {
            var pulled = gradient + TLane.Of(Decay) * weight;
            first = TLane.Of(Beta1) * first + TLane.Of(Rest1) * pulled;
            second = TLane.Of(Beta2) * second + TLane.Of(Rest2) * (pulled * pulled);
            return weight * TLane.Of(Keep) - TLane.Of(Rate) * first / (TLane.Sqrt(second) * TLane.Of(Root) + TLane.Of(Epsilon));
        }
    }
}
