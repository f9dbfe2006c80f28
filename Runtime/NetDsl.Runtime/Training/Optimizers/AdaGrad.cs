using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl;

/// <summary>AdaGrad (Duchi et al., 2011): s = s + g²; w = w − rate·g / (√s + ε).</summary>
/// <param name="LearningRate">The learning rate.</param>
public sealed record AdaGrad(double LearningRate = 0.01) : Optimizer(LearningRate)
{
    /// <summary>ε: added to the root.</summary>
    public double Epsilon { get; init; } = 1e-10;

    internal override int Slots => 1;

    internal override void Check()
    {
        base.Check();
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update(in UpdateStep step) =>
        step.Sweep(new Rule(
            Rate: Vector256.Create((float)step.LearningRate),
            Scale: Vector256.Create(step.GradientScale),
            Pull: Vector256.Create((float)WeightDecay),
            Epsilon: Vector256.Create((float)Epsilon)));

    private readonly record struct Rule(
        Vector256<float> Rate, Vector256<float> Scale, Vector256<float> Pull, Vector256<float> Epsilon) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
        {
            var pulled = gradient * Scale + Pull * weight;
            first += pulled * pulled;
            return weight - Rate * pulled / (Vector256.Sqrt(first) + Epsilon);
        }
    }
}
