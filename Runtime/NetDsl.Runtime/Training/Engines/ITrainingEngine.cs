namespace NetDsl;

/// <summary>
/// Takes the steps of one training: batch, forward, loss, backward, update. Steps begin in their order and finish in their order, but
/// may finish late, so that a device computes one while the batch of the next is filled.
/// </summary>
internal interface ITrainingEngine : IDisposable
{
    /// <summary>What the optimizer remembers, as of the last <see cref="Fetch"/> or <see cref="Push"/>.</summary>
    OptimizerState Optimizer { get; }

    /// <summary>Whether samples have classes to be told.</summary>
    bool Classifies { get; }

    /// <summary>Begins a step.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="number">The number of the step, from 0, which all its random numbers follow from.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <exception cref="TrainingException">A step failed; see <see cref="TryFinish"/>.</exception>
    void Begin(ReadOnlySpan<int> samples, long number, double learningRate);

    /// <summary>Tells the result of the first step that was not told yet.</summary>
    /// <param name="wait">Whether to wait for a step that is still under way; otherwise its result comes with a later call.</param>
    /// <param name="step">The result.</param>
    /// <returns>False where every step that began was told, or, without waiting, is still under way.</returns>
    /// <exception cref="TrainingException">
    /// The loss is not finite: that step and those after it changed nothing. Or the device was lost.
    /// </exception>
    bool TryFinish(bool wait, out FinishedStep step);

    /// <summary>Waits for all steps and brings weights and <see cref="Optimizer"/> to the host.</summary>
    /// <exception cref="TrainingException">The device was lost.</exception>
    void Fetch();

    /// <summary>Takes weights and <see cref="Optimizer"/> from the host, where they were changed.</summary>
    void Push();

    /// <summary>After a failure, brings to the host the weights of the last finished step. It fails no further.</summary>
    /// <param name="fault">What ended the training.</param>
    /// <returns>What to throw instead, where it can be said better; else none.</returns>
    TrainingException? Rescue(Exception fault);
}
