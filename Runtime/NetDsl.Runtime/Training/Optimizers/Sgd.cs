using System.Runtime.CompilerServices;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check()
    {
        base.Check();
        RequireShare(nameof(Momentum), Momentum);
        Require(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, "above 0 where Nesterov is set");
    }

    internal override void Update<TStep>(in TStep step)
    {
        var rate = (float)step.LearningRate;
        var decay = (float)WeightDecay;
        var momentum = (float)Momentum;
        if (Momentum == 0)
        {
            step.Sweep(new Plain(rate, decay));
        }
        else if (Nesterov)
        {
            step.Sweep(new LookAhead(rate, decay, momentum));
        }
        else
        {
            step.Sweep(new WithMomentum(rate, decay, momentum));
        }
    }

    internal readonly record struct Plain(float Rate, float Decay) : IUpdateRule
    {
        public static int Slots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane> =>
            weight - TLane.Of(Rate) * (gradient + TLane.Of(Decay) * weight);
    }

    internal readonly record struct WithMomentum(float Rate, float Decay, float Momentum) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane>
        {
            first = TLane.Of(Momentum) * first + (gradient + TLane.Of(Decay) * weight);
            return weight - TLane.Of(Rate) * first;
        }
    }

    internal readonly record struct LookAhead(float Rate, float Decay, float Momentum) : IUpdateRule
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : unmanaged, ILane<TLane>
        {
            var pulled = gradient + TLane.Of(Decay) * weight;
            first = TLane.Of(Momentum) * first + pulled;
            return weight - TLane.Of(Rate) * (pulled + TLane.Of(Momentum) * first);
        }
    }
}
