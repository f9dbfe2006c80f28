using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>The settings of an optimizer. What it remembers of earlier steps is an <see cref="OptimizerState"/>.</summary>
/// <param name="LearningRate">The learning rate that a schedule starts from.</param>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>
    /// How strongly weights are pulled towards zero: L2 added to the gradient, except for <see cref="AdamW"/>, which shrinks the
    /// weights themselves.
    /// </summary>
    public double WeightDecay { get; init; }

    /// <summary>The longest gradient: a longer one, over all weights together, is scaled down to it (Pascanu et al., 2013). 0: any length.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Values that are remembered for each weight.</summary>
    internal abstract int Slots { get; }

    /// <summary>Creates the memory for training one network.</summary>
    /// <param name="network">The network.</param>
    public OptimizerState For(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new OptimizerState(this, network.Description.TrainableFloats);
    }

    /// <summary>Changes all weights in one pass.</summary>
    internal abstract void Update<TStep>(in TStep step)
        where TStep : IUpdateStep, allows ref struct;

    /// <summary>Checks the settings once, before the first step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal virtual void Check()
    {
        Require(LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Require(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "of at least 0");
        Require(ClipNorm >= 0, nameof(ClipNorm), ClipNorm, "of at least 0");
    }

    private protected void RequireShare(string setting, double value) => Require(value is >= 0 and < 1, setting, value, "of at least 0 and below 1");

    private protected void Require(bool holds, string setting, double value, string range)
    {
        if (!holds || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(setting, value, $"{setting} of {GetType().Name} is a number {range}.");
        }
    }
}
