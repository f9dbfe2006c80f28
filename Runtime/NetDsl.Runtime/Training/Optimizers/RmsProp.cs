using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>RMSprop (Hinton, lecture 6e of "Neural networks for machine learning", 2012): v = α·v + (1 − α)·g²; w = w − rate·g / (√v + ε).</summary>
/// <param name="LearningRate">The learning rate.</param>
public sealed record RmsProp(double LearningRate = 0.001) : Optimizer(LearningRate)
{
    /// <summary>α: the share of the mean squared gradient that is kept, at least 0 and below 1.</summary>
    public double Decay { get; init; } = 0.9;

    /// <summary>ε: added to the root.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The share of the last step that is kept, at least 0 and below 1.</summary>
    public double Momentum { get; init; }

    // The step is remembered even without momentum: one rule serves both.
    internal override int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Decay), Decay);
        RequireShare(nameof(Momentum), Momentum);
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update<TStep>(in TStep step) =>
        step.Sweep(new Rule(
            Rate: (float)step.LearningRate,
            Pull: (float)WeightDecay,
            Alpha: (float)Decay,
            Rest: (float)(1 - Decay),
            Momentum: (float)Momentum,
            Epsilon: (float)Epsilon));

    internal readonly record struct Rule(
        float Rate,
        float Pull,
        float Alpha,
        float Rest,
        float Momentum,
        float Epsilon) : IUpdateRule
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane>
        {
            var pulled = gradient + TLane.Of(Pull) * weight;
            first = TLane.Of(Alpha) * first + TLane.Of(Rest) * (pulled * pulled);
            second = TLane.Of(Momentum) * second + pulled / (TLane.Sqrt(first) + TLane.Of(Epsilon));
            return weight - TLane.Of(Rate) * second;
        }
    }
}
