using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>The mean of the squared differences.</summary>
public sealed class MeanSquaredError : ElementwiseLoss
{
    private protected override (double Loss, double Slope) At(double output, double target)
    {
        var difference = output - target;
        return (difference * difference, 2 * difference);
    }
}

/// <summary>The mean of the absolute differences; its derivative where they are zero is zero.</summary>
public sealed class MeanAbsoluteError : ElementwiseLoss
{
    private protected override (double Loss, double Slope) At(double output, double target)
    {
        var difference = output - target;

        // Math.Sign refuses NaN, which the training step is to find in the loss.
        return (Math.Abs(difference), difference > 0 ? 1 : difference < 0 ? -1 : 0);
    }
}

/// <summary>The root of the mean of the squared differences; its gradient where it is zero is zero.</summary>
public sealed class RootMeanSquaredError : LossFunction
{
    private static readonly MeanSquaredError Squared = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        var root = Math.Sqrt(Squared.Compute(samples, outputs, targets, gradient));
        var scale = root == 0 ? 0 : (float)(0.5 / root);
        foreach (ref var slope in gradient)
        {
            slope *= scale;
        }

        return root;
    }
}
