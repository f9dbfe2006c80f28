using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>
/// The binary hinge, max(0, 1 − t·x) with targets −1 and +1, the mean over all outputs. Labels 0 and 1 stand for −1 and +1. Its
/// derivative at the corner is zero.
/// </summary>
public sealed class HingeLoss : LossFunction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        var each = outputs.Length / samples;
        var sum = 0.0;
        for (var index = 0; index < outputs.Length; index++)
        {
            var value = targets.Value(index / each, index % each, each);
            var sign = targets.AreLabels ? 2 * value - 1 : value;
            var shortfall = 1 - (double)sign * outputs[index];
            sum += Math.Max(shortfall, 0);
            gradient[index] = shortfall > 0 ? -sign / outputs.Length : 0;
        }

        return sum / outputs.Length;
    }
}

/// <summary>
/// The hinge over classes: Σ max(0, 1 + xᶜ − xʸ) over the classes c other than the label y, divided by the number of classes as
/// PyTorch does, the mean over the samples.
/// </summary>
public sealed class MulticlassHingeLoss : LossFunction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check(int outputs, bool labels)
    {
        if (!labels)
        {
            throw new ArgumentException("The hinge over classes needs a label for each sample, not a value for each output.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        var classes = outputs.Length / samples;
        var share = 1f / outputs.Length;
        var sum = 0.0;
        for (var sample = 0; sample < samples; sample++)
        {
            var scores = outputs.Slice(sample * classes, classes);
            sum += Row(scores, targets.Labels[sample], gradient.Slice(sample * classes, classes), share);
        }

        return sum / outputs.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Row(ReadOnlySpan<float> scores, int label, Span<float> gradient, float share)
    {
        double sum = 0;
        var violations = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            var excess = 1 + (double)scores[c] - scores[label];

            // Not 'above 0', so that NaN reaches the sum.
            var violated = c != label && !(excess <= 0);
            sum += violated ? excess : 0;
            violations += violated ? 1 : 0;
            gradient[c] = violated ? share : 0;
        }

        gradient[label] = -share * violations;
        return sum;
    }
}
