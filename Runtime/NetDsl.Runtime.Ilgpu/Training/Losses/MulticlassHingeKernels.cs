using ILGPU;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The kernels of <see cref="MulticlassHingeLoss"/>.</summary>
internal sealed class MulticlassHingeKernels : DeviceLoss
{
    /// <inheritdoc/>
    public override void Run(DeviceQueue queue, in LossOperands operands, DeviceSpan constants)
    {
        var shape = LossShape.OfSamples(operands.Samples, operands.Each, labelled: true, told: true);
        var partials = LossEnd.Partials(queue, shape.Size);
        queue.Launch(
            shape.Size.Touching(operands.Outputs, operands.Gradient),
            Kernel,
            operands.Outputs.View,
            operands.Targets.Labels.View,
            operands.Gradient.View,
            partials.View,
            operands.Verdict.View,
            shape);
        LossEnd.Run(queue, partials, operands.Verdict);
    }

    private static void Kernel(
        ArrayView<float> outputs,
        ArrayView<int> labels,
        ArrayView<float> gradient,
        ArrayView<float> partials,
        ArrayView<float> verdict,
        LossShape shape)
    {
        var row = new LossRow(shape);
        var start = row.Start(shape);
        var label = row.Exists(shape) ? labels[row.Index] : 0;
        var own = row.Exists(shape) ? outputs[start + label] : 0;
        var share = 1f / shape.Total;
        float loss = 0, violations = 0, beating = 0;
        for (var index = row.Lane; index < row.Count(shape); index += shape.Lanes)
        {
            var output = outputs[start + index];
            var excess = 1 + output - own;

            // A number that is none has to reach the sum; of 'not (excess <= 0)' OpenCL's compilers get 'excess > 0'.
            var violated = index != label && (float.IsNaN(excess) || excess > 0);
            loss += violated ? excess : 0;
            violations += violated ? 1f : 0f;
            beating += LossRow.Beats(output, index, own, label) ? 1f : 0f;
            gradient[start + index] = violated ? share : 0;
        }

        var sums = RowReduction.FirstSum(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), shape.Lanes, new FourLanes(loss, violations, beating, 0));
        var first = row.Lane == 0 && row.Exists(shape);
        if (first)
        {
            gradient[start + label] = -share * sums.Y;
        }

        var told = first ? LossRow.Told(sums.Z, own, label, shape.Length) : 0;
        LossEnd.Leave(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), first ? sums.X * share : 0, told, partials, verdict);
    }
}
