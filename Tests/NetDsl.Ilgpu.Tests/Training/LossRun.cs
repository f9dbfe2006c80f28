namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>A loss of one batch on the device and on the processor.</summary>
internal sealed class LossRun
{
    private readonly float[] verdict;
    private readonly double expectedLoss;
    private readonly float[] expectedGradient;
    private readonly int expectedTold;

    /// <param name="function">The loss.</param>
    /// <param name="samples">Samples.</param>
    /// <param name="outputs">Samples × outputs.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="values">The value of each output; none where the targets are labels.</param>
    /// <param name="failedBefore">Whether a step before had failed.</param>
    /// <param name="device">The device; none takes the one that tests share.</param>
    public LossRun(LossFunction function, int samples, float[] outputs, int[] labels, float[]? values, bool failedBefore = false, GpuDevice? device = null)
    {
        var each = outputs.Length / samples;
        var targets = values is null ? new Targets(labels) : new Targets((ReadOnlySpan<float>)values);
        var classify = values is null || function is SoftmaxCrossEntropy;
        expectedGradient = new float[outputs.Length];
        expectedLoss = function.Compute(samples, outputs, targets, expectedGradient);
        expectedTold = classify ? Enumerable.Range(0, samples).Count(sample => Decision.Class(outputs.AsSpan(sample * each, each)) == labels[sample]) : 0;

        var loss = DeviceLoss.For(function);
        var run = new KernelRun(device);
        var given = run.Input(outputs);
        var classes = run.Input(labels);
        var numbers = values is null ? KernelRun.None : run.Input(values);
        var constants = loss.Constants.IsEmpty ? KernelRun.None : run.Input(loss.Constants.ToArray());
        var slopes = run.Output(outputs.Length);
        var result = run.Input([0, 0, failedBefore ? 1 : 0, 0]);
        run.Run(queue => loss.Run(
            queue,
            new LossOperands(samples, given.Span, new DeviceTargets(classes.Indices, numbers.Span, classify), slopes.Span, result.Span),
            constants.Span));
        (Gradient, verdict, Launches) = (slopes.Values, result.Values, run.Launches);
    }

    /// <summary>The mean loss on the device.</summary>
    public float Loss => verdict[Verdict.Loss];

    /// <summary>The gradient on the device.</summary>
    public float[] Gradient { get; }

    /// <summary>Samples whose class was told on the device.</summary>
    public int Told => (int)verdict[Verdict.Told];

    /// <summary>Whether the device found the loss not finite.</summary>
    public bool Failed => verdict[Verdict.Failed] != 0;

    /// <summary>The kernels that ran.</summary>
    public IReadOnlyList<KernelLaunch> Launches { get; }

    /// <summary>Asserts that value, gradient and samples told are those of the processor.</summary>
    public void AssertNear()
    {
        Near.Assert([(float)expectedLoss], [Loss], 2e-6f);
        Near.Assert(expectedGradient, Gradient, 1e-5f, 1e-9f);
        Assert.Equal(expectedTold, Told);
        Assert.False(Failed);
    }
}
