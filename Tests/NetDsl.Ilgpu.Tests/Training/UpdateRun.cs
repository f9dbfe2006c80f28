namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Steps of an optimizer on the device, whose memory comes back after each.</summary>
internal sealed class UpdateRun(Optimizer optimizer, int trainable, int statistics)
{
    private long steps;

    /// <summary>All weights.</summary>
    public float[] Weights { get; set; } = Values.Random(trainable + statistics, seed: 11);

    /// <summary>What the optimizer remembers.</summary>
    public float[] Memory { get; private set; } = new float[trainable * optimizer.Slots];

    /// <summary>The copy of the weights after the last step.</summary>
    public float[] Kept { get; private set; } = new float[trainable + statistics];

    /// <summary>Whether a loss was not finite.</summary>
    public bool Failed { get; set; }

    /// <summary>Whether the trainable weights are copied.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>The device; none takes the one that tests share.</summary>
    public GpuDevice? Device { get; init; }

    /// <summary>Launches of the last step.</summary>
    public int Launches { get; private set; }

    /// <summary>Takes a step.</summary>
    public void Step(float[] gradient, double learningRate)
    {
        var run = new KernelRun(Device);
        var weights = run.Input((float[])Weights.Clone());
        var gradients = run.Input((float[])gradient.Clone());
        var memory = Memory.Length == 0 ? KernelRun.None : run.Input((float[])Memory.Clone());
        var before = run.Input((float[])Kept.Clone());
        var kept = Keep ? run.Output(Kept.Length) : run.Input((float[])Kept.Clone());
        var verdict = run.Input([0, 0, Failed ? 1 : 0, 0]);
        steps++;
        run.Run(queue => new DeviceOptimizer(optimizer).Step(
            queue,
            new UpdateBlocks
            {
                Weights = weights.Span,
                Gradients = gradients.Span,
                Memory = memory.Span,
                Kept = kept.Span,
                KeptBefore = before.Span,
                Verdict = verdict.Span,
                Keep = Keep,
            },
            learningRate,
            steps));
        (Weights, Memory, Kept, Launches) = (weights.Values, memory.Values, kept.Values, run.Launches.Count);
    }
}
