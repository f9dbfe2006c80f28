namespace NetDsl;

/// <summary>Training that cannot go on.</summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>A loss that is not a finite number.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="number">The number of the step, from 0.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    internal static TrainingException NotFinite(string network, double loss, long number, double learningRate) => new(
        FormattableString.Invariant($"The loss of {network} is {loss} at step {number + 1}; lower the learning rate ({learningRate:G3}), set ClipNorm, or look for values in the data that are not numbers."));
}
