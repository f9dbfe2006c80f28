using ILGPU;
using ILGPU.Algorithms;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The kernels of <see cref="RootMeanSquaredError"/>: those of the mean square, then its root, by which the gradient is divided.</summary>
internal sealed class RootKernels : ElementwiseKernels<SquaredTerm>
{
    /// <inheritdoc/>
    public override void Run(DeviceQueue queue, in LossOperands operands, DeviceSpan constants)
    {
        var shape = Shape(operands);

        // The second launch always has something to do here, so that one group, too, leaves its sums to it.
        var sums = queue.Scratch(Math.Max(shape.Size.Groups * LossEnd.PartialFloats, Verdict.Length));
        var partials = shape.Size.Groups > 1 ? sums.Slice(0, shape.Size.Groups * LossEnd.PartialFloats) : default;
        Launch(queue, operands with { Verdict = sums }, shape, partials);
        var given = partials.IsEmpty ? sums.Slice(0, LossEnd.PartialFloats) : partials;
        queue.Launch(
            LaunchSize.ForItems(shape.Total).Touching(operands.Gradient, operands.Gradient),
            RootKernel,
            given.View,
            operands.Gradient.View,
            operands.Verdict.View);
    }

    private static void RootKernel(ArrayView<float> partials, ArrayView<float> gradient, ArrayView<float> verdict)
    {
        var sum = RowReduction.Sum(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), Group.DimX, LossEnd.Share(partials));
        var root = XMath.Sqrt(sum.X);
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < gradient.IntLength)
        {
            gradient[index] *= root == 0 ? 0 : 0.5f / root;
        }

        if (index == 0)
        {
            Verdict.Write(verdict, root, sum.Y);
        }
    }
}
