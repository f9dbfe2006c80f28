using ILGPU;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>
/// The pass over all weights that ends a step: the rule changes the trainable ones, and a copy of all is kept. Where the verdict says
/// that a loss was not finite, nothing changes, and the statistics come back from the copy before.
/// </summary>
internal static class UpdateKernels
{
    /// <summary>Runs a rule over all weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="blocks">The weights and what goes with them.</param>
    /// <param name="squares">The sums of the gradient's squares where it is clipped; empty where it is not.</param>
    /// <param name="clip">The longest gradient.</param>
    /// <param name="rule">The rule.</param>
    public static void Run<TRule>(DeviceQueue queue, in UpdateBlocks blocks, DeviceSpan squares, float clip, TRule rule)
        where TRule : unmanaged, IUpdateRule
    {
        var weights = blocks.Weights.View.Cast<FourLanes>();
        var gradients = blocks.Gradients.View.Cast<FourLanes>();
        var memory = blocks.Memory.View.Cast<FourLanes>();
        var kept = blocks.Kept.View.Cast<FourLanes>();
        var before = blocks.KeptBefore.View.Cast<FourLanes>();
        var size = LaunchSize.ForItems(blocks.Shape.All).Touching(
            blocks.Weights, blocks.Weights, blocks.Gradients, blocks.Memory, blocks.Memory, blocks.Keep ? blocks.Kept : default);
        if (squares.IsEmpty)
        {
            queue.Launch(size, Kernel, weights, gradients, memory, kept, before, blocks.Verdict.View, blocks.Shape, rule);
        }
        else
        {
            queue.Launch(size, ClippingKernel, weights, gradients, memory, kept, before, blocks.Verdict.View, blocks.Shape, rule, squares.View, clip);
        }
    }

    private static void Kernel<TRule>(
        ArrayView<FourLanes> weights,
        ArrayView<FourLanes> gradients,
        ArrayView<FourLanes> memory,
        ArrayView<FourLanes> kept,
        ArrayView<FourLanes> before,
        ArrayView<float> verdict,
        UpdateShape shape,
        TRule rule)
        where TRule : unmanaged, IUpdateRule =>
        Update(weights, gradients, memory, kept, before, verdict, shape, rule, 1);

    private static void ClippingKernel<TRule>(
        ArrayView<FourLanes> weights,
        ArrayView<FourLanes> gradients,
        ArrayView<FourLanes> memory,
        ArrayView<FourLanes> kept,
        ArrayView<FourLanes> before,
        ArrayView<float> verdict,
        UpdateShape shape,
        TRule rule,
        ArrayView<float> squares,
        float clip)
        where TRule : unmanaged, IUpdateRule
    {
        var scale = GradientNorm.Scale(SharedMemory.Allocate<float>(LaunchSize.MostThreads), squares, clip);
        Update(weights, gradients, memory, kept, before, verdict, shape, rule, scale);
    }

    private static void Update<TRule>(
        ArrayView<FourLanes> weights,
        ArrayView<FourLanes> gradients,
        ArrayView<FourLanes> memory,
        ArrayView<FourLanes> kept,
        ArrayView<FourLanes> before,
        ArrayView<float> verdict,
        UpdateShape shape,
        TRule rule,
        float scale)
        where TRule : unmanaged, IUpdateRule
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= shape.All)
        {
            return;
        }

        var failed = verdict[Verdict.Failed] != 0;
        var trainable = index < shape.Trainable;
        if (failed && !trainable)
        {
            weights[index] = before[index];
        }
        else if (!failed && trainable)
        {
            Apply(weights, gradients, memory, shape, rule, scale, index);
        }

        if (!trainable || shape.Keep != 0)
        {
            kept[index] = weights[index];
        }
    }

    private static void Apply<TRule>(
        ArrayView<FourLanes> weights, ArrayView<FourLanes> gradients, ArrayView<FourLanes> memory, UpdateShape shape, TRule rule, float scale, int index)
        where TRule : unmanaged, IUpdateRule
    {
        var first = FourLanes.All(0);
        var second = FourLanes.All(0);
        if (TRule.Slots > 0)
        {
            first = memory[index];
        }

        if (TRule.Slots > 1)
        {
            second = memory[shape.Trainable + index];
        }

        weights[index] = rule.Next(weights[index], gradients[index] * scale, ref first, ref second);
        if (TRule.Slots > 0)
        {
            memory[index] = first;
        }

        if (TRule.Slots > 1)
        {
            memory[shape.Trainable + index] = second;
        }
    }
}
