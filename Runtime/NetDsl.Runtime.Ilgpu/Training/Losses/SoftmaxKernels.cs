using ILGPU;
using ILGPU.Algorithms;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The kernels of <see cref="SoftmaxCrossEntropy"/>.</summary>
internal sealed class SoftmaxKernels(SoftmaxCrossEntropy loss) : DeviceLoss
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<float> Constants => loss.Weights;

    /// <inheritdoc/>
    public override void Run(DeviceQueue queue, in LossOperands operands, DeviceSpan constants)
    {
        var targets = operands.Targets;
        var shape = LossShape.OfSamples(operands.Samples, operands.Each, targets.AreLabels, targets.Classify);
        var partials = LossEnd.Partials(queue, shape.Size);
        queue.Launch(
            shape.Size.Touching(operands.Outputs, targets.Values, operands.Gradient),
            Kernel,
            operands.Outputs.View,
            targets.Labels.View,
            targets.Values.View,
            constants.View,
            operands.Gradient.View,
            partials.View,
            operands.Verdict.View,
            shape,
            new SoftmaxTarget((float)loss.Smoothing, constants.IsEmpty ? 0 : 1));
        LossEnd.Run(queue, partials, operands.Verdict);
    }

    private static void Kernel(
        ArrayView<float> outputs,
        ArrayView<int> labels,
        ArrayView<float> values,
        ArrayView<float> weights,
        ArrayView<float> gradient,
        ArrayView<float> partials,
        ArrayView<float> verdict,
        LossShape shape,
        SoftmaxTarget target)
    {
        var divisor = Divisor(labels, weights, shape, target);
        var scale = divisor == 0 ? 0 : 1 / divisor;
        var row = new LossRow(shape);
        var start = row.Start(shape);
        var count = row.Count(shape);
        var label = row.Exists(shape) ? labels[row.Index] : 0;

        // Labels beside target values are a dataset's own affair; one that no output has is never told.
        var hasLabel = row.Exists(shape) && label >= 0 && label < shape.Length;
        var own = hasLabel ? outputs[start + label] : float.NegativeInfinity;
        var greatest = Greatest(outputs, start, count, row.Lane, shape.Lanes);

        // The sum of the exponentials, the mass of the target, what it takes of the logits, and outputs that beat the label's.
        float sum = 0, mass = 0, linear = 0, beating = 0;
        for (var c = row.Lane; c < count; c += shape.Lanes)
        {
            var logit = outputs[start + c];
            var share = target.Share(values, weights, shape, start, label, c);
            var below = logit - greatest;
            var exponential = XMath.Exp(below);
            sum += exponential;
            mass += share;
            linear += share == 0 ? 0 : share * below;
            beating += LossRow.Beats(logit, c, own, label) ? 1f : 0f;
            gradient[start + c] = exponential;
        }

        var sums = RowReduction.Sum(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), shape.Lanes, new FourLanes(sum, mass, linear, beating));
        var factor = sums.Y * scale / sums.X;
        for (var c = row.Lane; c < count; c += shape.Lanes)
        {
            gradient[start + c] = (factor * gradient[start + c]) - (scale * target.Share(values, weights, shape, start, label, c));
        }

        var first = row.Lane == 0 && row.Exists(shape);
        var loss = first ? scale * ((sums.Y * XMath.Log(sums.X)) - sums.Z) : 0;
        var told = first && shape.Told != 0 ? LossRow.Told(sums.W, 0, label, shape.Length) : 0;
        LossEnd.Leave(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), loss, told, partials, verdict);
    }

    private static float Greatest(ArrayView<float> outputs, int start, int count, int lane, int lanes)
    {
        var greatest = float.NegativeInfinity;
        for (var c = lane; c < count; c += lanes)
        {
            greatest = IntrinsicMath.Max(greatest, outputs[start + c]);
        }

        return RowReduction.Max(SharedMemory.Allocate<float>(LaunchSize.MostThreads), lanes, greatest);
    }

    /// <summary>What the sum over the batch is divided by: the samples, or the weights of their labels; each group adds those up for itself.</summary>
    private static float Divisor(ArrayView<int> labels, ArrayView<float> weights, LossShape shape, SoftmaxTarget target)
    {
        float sum = 0;
        if (target.Weighted == 0 || shape.Labelled == 0)
        {
            return shape.Rows;
        }

        for (var sample = Group.IdxX; sample < shape.Rows; sample += Group.DimX)
        {
            sum += weights[labels[sample]];
        }

        return RowReduction.Sum(SharedMemory.Allocate<float>(LaunchSize.MostThreads), Group.DimX, sum);
    }
}
