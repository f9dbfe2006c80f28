using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Softmax followed by cross-entropy, from logits: −Σ wᶜ qᶜ log pᶜ for each sample, with p the softmax of the logits, q the target
/// distribution and w the weights of the classes. For labels the sum over the batch is divided by the sum of the labels' weights,
/// for distributions by the number of samples, as PyTorch does. The greatest logit is subtracted first, so nothing overflows.
/// </summary>
/// <param name="labelSmoothing">The share of each target that is spread evenly over all classes (Szegedy et al., 2016), at least 0 and below 1.</param>
/// <param name="classWeights">A weight for each class; none weighs all alike.</param>
public sealed class SoftmaxCrossEntropy(double labelSmoothing = 0, IReadOnlyList<float>? classWeights = null) : LossFunction
{
    /// <summary>The share of each target that is spread evenly over all classes.</summary>
    internal double Smoothing { get; } = labelSmoothing is >= 0 and < 1
        ? labelSmoothing
        : throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "Label smoothing is a share of at least 0 and below 1.");

    /// <summary>A weight for each class; none weighs all alike.</summary>
    internal float[]? Weights { get; } = Checked(classWeights);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Check(int outputs, bool labels)
    {
        if (outputs == 1)
        {
            throw new ArgumentException("Softmax over a single output is always 1; use binary cross-entropy for one output.");
        }

        if (Weights is not null && Weights.Length != outputs)
        {
            throw new ArgumentException($"There are {Weights.Length} class weights for {outputs} classes; give one for each class.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        var classes = outputs.Length / samples;
        var divisor = Divisor(samples, targets);
        var sum = 0.0;
        for (var sample = 0; sample < samples; sample++)
        {
            var row = sample * classes;
            var distribution = targets.AreLabels ? default : targets.Values.Slice(row, classes);
            var label = targets.AreLabels ? targets.Labels[sample] : -1;
            sum += Row(outputs.Slice(row, classes), distribution, label, gradient.Slice(row, classes), divisor);
        }

        return divisor == 0 ? 0 : sum / divisor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Divisor(int samples, Targets targets)
    {
        if (Weights is null || !targets.AreLabels)
        {
            return samples;
        }

        var sum = 0.0;
        foreach (var label in targets.Labels)
        {
            sum += Weights[label];
        }

        return sum;
    }

    /// <summary>The loss of one sample, and its gradient divided by the divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Row(ReadOnlySpan<float> logits, ReadOnlySpan<float> distribution, int label, Span<float> gradient, double divisor)
    {
        var greatest = Greatest(logits);
        Exponentials.OfDifferences(logits, greatest, gradient);
        var sum = 0.0;
        foreach (var exponential in gradient)
        {
            sum += exponential;
        }

        var logSum = Math.Log(sum);
        var spread = Smoothing / logits.Length;
        double loss = 0, mass = 0;
        for (var c = 0; c < logits.Length; c++)
        {
            var share = Share(distribution, label, c, spread);
            mass += share;
            loss += share == 0 ? 0 : share * (logSum - (logits[c] - (double)greatest));
        }

        var scale = divisor == 0 ? 0 : 1 / divisor;
        var factor = mass * scale / sum;
        for (var c = 0; c < logits.Length; c++)
        {
            gradient[c] = (float)(factor * gradient[c] - scale * Share(distribution, label, c, spread));
        }

        return loss;
    }

    /// <summary>The greatest logit, or NaN where there is one. Written out, since a library's loop is slow until it has been compiled again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Greatest(ReadOnlySpan<float> logits)
    {
        var greatest = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            greatest = logit > greatest || float.IsNaN(logit) ? logit : greatest;
        }

        return greatest;
    }

    /// <summary>The weighted target wᶜ qᶜ of one class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Share(ReadOnlySpan<float> distribution, int label, int c, double spread)
    {
        double given = distribution.IsEmpty ? (c == label ? 1 : 0) : distribution[c];
        var target = given * (1 - Smoothing) + spread;
        return Weights is null ? target : target * Weights[c];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[]? Checked(IReadOnlyList<float>? weights)
    {
        foreach (var weight in weights ?? [])
        {
            if (!(weight >= 0 && float.IsFinite(weight)))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "A class weight is a finite number of at least 0.");
            }
        }

        return weights?.ToArray();
    }
}
