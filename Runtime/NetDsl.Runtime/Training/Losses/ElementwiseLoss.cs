using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>A loss that looks at each output by itself: the mean over all outputs of all samples.</summary>
public abstract class ElementwiseLoss : LossFunction
{
    /// <summary>The loss of one output and its derivative.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">What it should be.</param>
    private protected abstract (double Loss, double Slope) At(double output, double target);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        var each = outputs.Length / samples;
        var sum = 0.0;
        for (var sample = 0; sample < samples; sample++)
        {
            for (var output = 0; output < each; output++)
            {
                var index = sample * each + output;
                var (loss, slope) = At(outputs[index], targets.Value(sample, output, each));
                sum += loss;
                gradient[index] = (float)(slope / outputs.Length);
            }
        }

        return sum / outputs.Length;
    }
}
