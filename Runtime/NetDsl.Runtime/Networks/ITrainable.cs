namespace NetDsl;

/// <summary>
/// What a trainer trains and an evaluator runs: a network on the processor, or the same network on a device. Its weights at rest are
/// those of <see cref="Network"/>.
/// </summary>
public interface ITrainable
{
    /// <summary>The network that holds the weights before and after a training.</summary>
    Network Network { get; }

    /// <summary>Creates what takes the steps of one training.</summary>
    /// <exception cref="ArgumentException">The settings ask for something that the target does not have.</exception>
    internal ITrainingEngine CreateEngine(TrainingTask task);

    /// <summary>Creates what runs samples forward for an evaluation.</summary>
    /// <param name="batch">The most samples of one call.</param>
    internal IForwardSession CreateEvaluationSession(int batch);
}
