using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>AdaGrad (Duchi et al., 2011): s = s + g²; w = w − rate·g / (√s + ε).</summary>
/// <param name="LearningRate">The learning rate.</param>
public sealed record AdaGrad(double LearningRate = 0.01) : Optimizer(LearningRate)
{
    /// <summary>ε: added to the root.</summary>
    public double Epsilon { get; init; } = 1e-10;

    internal override int Slots => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check()
    {
        base.Check();
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }

    internal override void Update<TStep>(in TStep step) =>
        step.Sweep(new Rule(
            Rate: (float)step.LearningRate,
            Pull: (float)WeightDecay,
            Epsilon: (float)Epsilon));

    internal readonly record struct Rule(
        float Rate, float Pull, float Epsilon) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane>
        {
            var pulled = gradient + TLane.Of(Pull) * weight;
            first += pulled * pulled;
            return weight - TLane.Of(Rate) * pulled / (TLane.Sqrt(first) + TLane.Of(Epsilon));
        }
    }
}
