using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl;

/// <summary>Stochastic gradient descent, with momentum (v = μ·v + g; w = w − rate·v, as PyTorch counts it) and Nesterov's look ahead.</summary>
/// <param name="LearningRate">The learning rate.</param>
public sealed record Sgd(double LearningRate = 0.01) : Optimizer(LearningRate)
{
    /// <summary>The share of the last step that is kept, at least 0 and below 1.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient is taken one step ahead (Sutskever et al., 2013): w = w − rate·(g + μ·v).</summary>
    public bool Nesterov { get; init; }

    internal override int Slots => Momentum > 0 ? 1 : 0;

    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Momentum), Momentum);
        Require(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, "above 0 where Nesterov is set");
    }

    internal override void Update(in UpdateStep step)
    {
        var rate = Vector256.Create((float)step.LearningRate);
        var scale = Vector256.Create(step.GradientScale);
        var decay = Vector256.Create((float)WeightDecay);
        var momentum = Vector256.Create((float)Momentum);
        if (Momentum == 0)
        {
            step.Sweep(new Plain(rate, scale, decay));
        }
        else if (Nesterov)
        {
            step.Sweep(new LookAhead(rate, scale, decay, momentum));
        }
        else
        {
            step.Sweep(new WithMomentum(rate, scale, decay, momentum));
        }
    }

    private readonly struct Plain(Vector256<float> rate, Vector256<float> scale, Vector256<float> decay) : IUpdateRule
    {
        public static int Slots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second) =>
            weight - rate * (gradient * scale + decay * weight);
    }

    private readonly struct WithMomentum(Vector256<float> rate, Vector256<float> scale, Vector256<float> decay, Vector256<float> momentum) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
        {
            first = momentum * first + (gradient * scale + decay * weight);
            return weight - rate * first;
        }
    }

    private readonly struct LookAhead(Vector256<float> rate, Vector256<float> scale, Vector256<float> decay, Vector256<float> momentum) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
        {
            var pulled = gradient * scale + decay * weight;
            first = momentum * first + pulled;
            return weight - rate * (pulled + momentum * first);
        }
    }
}
