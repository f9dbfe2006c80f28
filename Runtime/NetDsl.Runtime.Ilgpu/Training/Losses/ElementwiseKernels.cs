using ILGPU;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The kernels of a loss that looks at each output by itself: the mean over all outputs of all samples.</summary>
internal class ElementwiseKernels<TTerm> : DeviceLoss
    where TTerm : struct, IElementTerm
{
    /// <inheritdoc/>
    public override void Run(DeviceQueue queue, in LossOperands operands, DeviceSpan constants)
    {
        var shape = Shape(operands);
        var partials = LossEnd.Partials(queue, shape.Size);
        Launch(queue, operands, shape, partials);
        LossEnd.Run(queue, partials, operands.Verdict);
    }

    /// <summary>How the outputs are shared: by samples only where their labels are looked at.</summary>
    protected static LossShape Shape(in LossOperands operands)
    {
        var targets = operands.Targets;
        return targets.AreLabels || targets.Classify
            ? LossShape.OfSamples(operands.Samples, operands.Each, targets.AreLabels, targets.Classify)
            : LossShape.OfPieces((int)operands.Outputs.Length);
    }

    /// <summary>Launches the kernel that all of these losses share.</summary>
    protected static void Launch(DeviceQueue queue, in LossOperands operands, LossShape shape, DeviceSpan partials) =>
        queue.Launch(
            shape.Size.Touching(operands.Outputs, operands.Targets.Values, operands.Gradient),
            Kernel,
            operands.Outputs.View,
            operands.Targets.Labels.View,
            operands.Targets.Values.View,
            operands.Gradient.View,
            partials.View,
            operands.Verdict.View,
            shape);

    private static void Kernel(
        ArrayView<float> outputs,
        ArrayView<int> labels,
        ArrayView<float> values,
        ArrayView<float> gradient,
        ArrayView<float> partials,
        ArrayView<float> verdict,
        LossShape shape)
    {
        var row = new LossRow(shape);
        var start = row.Start(shape);
        var looks = row.Exists(shape) && (shape.Labelled != 0 || shape.Told != 0);
        var label = looks ? labels[row.Index] : 0;
        var own = shape.Told != 0 && row.Exists(shape) && shape.Length > 1 ? outputs[start + label] : 0;
        float loss = 0, beating = 0;
        for (var index = row.Lane; index < row.Count(shape); index += shape.Lanes)
        {
            var output = outputs[start + index];
            var value = shape.Labelled == 0 ? values[start + index] : shape.Length == 1 ? label : label == index ? 1f : 0f;
            var target = TTerm.Target(value, shape.Labelled);
            loss += TTerm.Loss(output, target);
            beating += LossRow.Beats(output, index, own, label) ? 1f : 0f;
            gradient[start + index] = TTerm.Slope(output, target) / shape.Total;
        }

        var sums = RowReduction.FirstSum(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), shape.Lanes, new FourLanes(loss, beating, 0, 0));
        var first = row.Lane == 0 && row.Exists(shape);
        var told = first && shape.Told != 0 ? LossRow.Told(sums.Y, outputs[start], label, shape.Length) : 0;
        LossEnd.Leave(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), first ? sums.X / shape.Total : 0, told, partials, verdict);
    }
}
