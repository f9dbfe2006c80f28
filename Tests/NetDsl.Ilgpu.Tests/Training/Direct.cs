namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Progress that is heard on the training thread, step by step.</summary>
internal sealed class Direct(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => hear(value);
}
