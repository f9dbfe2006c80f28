namespace NetDsl.Ilgpu;

// How the trainer and the evaluator use a network on a device.
public abstract partial class DeviceNetwork : ITrainable
{
    /// <inheritdoc/>
    ITrainingEngine ITrainable.CreateEngine(TrainingTask task, CancellationToken cancellation) => new DeviceEngine(this, task, cancellation);

    /// <inheritdoc/>
    IForwardSession ITrainable.CreateEvaluationSession(int batch, CancellationToken cancellation) =>
        CreateSession(batch, cancellation: cancellation);
}
