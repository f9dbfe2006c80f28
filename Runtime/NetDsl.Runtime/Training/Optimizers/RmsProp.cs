using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Decay), Decay);
        RequireShare(nameof(Momentum), Momentum);
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update(in UpdateStep step) =>
        step.Sweep(new Rule(
            Rate: Vector256.Create((float)step.LearningRate),
            Scale: Vector256.Create(step.GradientScale),
            Pull: Vector256.Create((float)WeightDecay),
            Alpha: Vector256.Create((float)Decay),
            Rest: Vector256.Create((float)(1 - Decay)),
            Momentum: Vector256.Create((float)Momentum),
            Epsilon: Vector256.Create((float)Epsilon)));

    private readonly record struct Rule(
        Vector256<float> Rate,
        Vector256<float> Scale,
        Vector256<float> Pull,
        Vector256<float> Alpha,
        Vector256<float> Rest,
        Vector256<float> Momentum,
        Vector256<float> Epsilon) : IUpdateRule
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
        {
            var pulled = gradient * Scale + Pull * weight;
            first = Alpha * first + Rest * (pulled * pulled);
            second = Momentum * second + pulled / (Vector256.Sqrt(first) + Epsilon);
            return weight - Rate * second;
        }
    }
}
