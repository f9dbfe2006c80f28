namespace NetDsl.Ilgpu;

// How the trainer and the evaluator use a network on a device.
public abstract partial class DeviceNetwork : ITrainable
{
    /// <inheritdoc/>
    ITrainingEngine ITrainable.CreateEngine(TrainingTask task) => new DeviceEngine(this, task);

    /// <inheritdoc/>
    IForwardSession ITrainable.CreateEvaluationSession(int batch) => CreateSession(batch);
}
