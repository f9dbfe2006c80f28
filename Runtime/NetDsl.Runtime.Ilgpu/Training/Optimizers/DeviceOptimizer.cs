namespace NetDsl.Ilgpu;

/// <summary>
/// An optimizer's step as one kernel over the whole block of weights; with clipping, a launch before it measures the gradient. The
/// formulas are the rules of the optimizers themselves.
/// </summary>
internal sealed class DeviceOptimizer(Optimizer optimizer)
{
    /// <summary>Takes a step.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="blocks">The weights and what goes with them.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="count">The number of the step, from 1.</param>
    public void Step(DeviceQueue queue, in UpdateBlocks blocks, double learningRate, long count)
    {
        var squares = optimizer.ClipNorm > 0 ? GradientNorm.Run(queue, blocks.Gradients) : default;
        optimizer.Update(new DeviceUpdate(queue, blocks, squares, (float)optimizer.ClipNorm, learningRate, count));
    }

    /// <summary>The update of one step, to which the optimizer gives its rule.</summary>
    private readonly struct DeviceUpdate(DeviceQueue queue, UpdateBlocks blocks, DeviceSpan squares, float clip, double learningRate, long count)
        : IUpdateStep
    {
        public double LearningRate => learningRate;

        public long Count => count;

        public void Sweep<TRule>(TRule rule)
            where TRule : unmanaged, IUpdateRule => UpdateKernels.Run(queue, blocks, squares, clip, rule);
    }
}
