using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Beta1), Beta1);
        RequireShare(nameof(Beta2), Beta2);
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update(in UpdateStep step)
    {
        var correction1 = 1 - Math.Pow(Beta1, step.Count);
        var correction2 = Math.Sqrt(1 - Math.Pow(Beta2, step.Count));
        step.Sweep(new Rule(
            Keep: Vector256.Create((float)(Decoupled ? 1 - step.LearningRate * WeightDecay : 1)),
            Decay: Vector256.Create((float)(Decoupled ? 0 : WeightDecay)),
            Scale: Vector256.Create(step.GradientScale),
            Beta1: Vector256.Create((float)Beta1),
            Rest1: Vector256.Create((float)(1 - Beta1)),
            Beta2: Vector256.Create((float)Beta2),
            Rest2: Vector256.Create((float)(1 - Beta2)),
            Rate: Vector256.Create((float)(step.LearningRate / correction1)),
            Root: Vector256.Create((float)(1 / correction2)),
            Epsilon: Vector256.Create((float)Epsilon)));
    }

    private readonly record struct Rule(
        Vector256<float> Keep,
        Vector256<float> Decay,
        Vector256<float> Scale,
        Vector256<float> Beta1,
        Vector256<float> Rest1,
        Vector256<float> Beta2,
        Vector256<float> Rest2,
        Vector256<float> Rate,
        Vector256<float> Root,
        Vector256<float> Epsilon) : IUpdateRule
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
        {
            var pulled = gradient * Scale + Decay * weight;
            first = Beta1 * first + Rest1 * pulled;
            second = Beta2 * second + Rest2 * (pulled * pulled);
            return weight * Keep - Rate * first / (Vector256.Sqrt(second) * Root + Epsilon);
        }
    }
}
