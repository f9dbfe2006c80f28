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
    /// <param name="task">What is to be trained on.</param>
    /// <param name="cancellation">Stops what is prepared for long, such as between two kernels that are compiled.</param>
    /// <exception cref="ArgumentException">The settings ask for something that the target does not have.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal ITrainingEngine CreateEngine(TrainingTask task, CancellationToken cancellation);

    /// <summary>Creates what runs samples forward for an evaluation.</summary>
    /// <param name="batch">The most samples of one call.</param>
    /// <param name="cancellation">Stops what is prepared for long, such as between two kernels that are compiled.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal IForwardSession CreateEvaluationSession(int batch, CancellationToken cancellation);
}
