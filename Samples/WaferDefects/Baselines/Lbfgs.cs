using System.Numerics.Tensors;

namespace WaferDefects.Baselines;

/// <summary>A smooth function: returns its value and overwrites its gradient.</summary>
internal delegate double Objective(ReadOnlySpan<float> place, Span<float> gradient);

/// <summary>
/// Minimises a smooth function by L-BFGS: the two-loop recursion of Nocedal (1980) with a backtracking line search under Armijo's
/// condition.
/// </summary>
internal static class Lbfgs
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;

    /// <summary>Minimises from a place, which is overwritten by the minimum.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="place">Where to start.</param>
    /// <param name="iterations">The most steps.</param>
    /// <param name="tolerance">Ends once a step brings less than this share of the value.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The value at the minimum and the steps taken.</returns>
    public static (double Value, int Steps) Minimise(Objective objective, float[] place, int iterations, double tolerance, CancellationToken cancellation)
    {
        var gradient = new float[place.Length];
        var (nextPlace, nextGradient, direction) = (new float[place.Length], new float[place.Length], new float[place.Length]);
        var history = new List<Correction>(Memory);
        var value = objective(place, gradient);
        for (var step = 1; step <= iterations; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Descend(gradient, history, direction);
            var slope = TensorPrimitives.Dot<float>(gradient, direction);
            var length = history.Count == 0 ? 1 / Math.Max(TensorPrimitives.Norm<float>(gradient), 1e-12f) : 1f;
            if (Search(objective, place, value, direction, slope, length, nextPlace, nextGradient) is not { } nextValue)
            {
                return (value, step - 1);
            }

            Remember(history, place, nextPlace, gradient, nextGradient);
            nextPlace.CopyTo(place, 0);
            nextGradient.CopyTo(gradient, 0);
            var gain = value - nextValue;
            value = nextValue;
            if (gain <= tolerance * Math.Abs(value))
            {
                return (value, step);
            }
        }

        return (value, iterations);
    }

    private static double? Search(
        Objective objective, float[] place, double value, float[] direction, double slope, float length, float[] nextPlace, float[] nextGradient)
    {
        for (var attempt = 0; attempt < 20 && slope < 0; attempt++, length /= 2)
        {
            TensorPrimitives.MultiplyAdd(direction, length, place, nextPlace);
            var next = objective(nextPlace, nextGradient);
            if (next <= value + (SufficientDecrease * length * slope))
            {
                return next;
            }
        }

        return null;
    }

    private static void Descend(float[] gradient, List<Correction> history, float[] direction)
    {
        TensorPrimitives.Negate(gradient, direction);
        Span<float> shares = stackalloc float[Memory];
        for (var index = history.Count - 1; index >= 0; index--)
        {
            var (step, change, curvature) = history[index];
            shares[index] = TensorPrimitives.Dot<float>(step, direction) / curvature;
            TensorPrimitives.MultiplyAdd(change, -shares[index], direction, direction);
        }

        if (history is [.., var last])
        {
            TensorPrimitives.Multiply(direction, last.Curvature / TensorPrimitives.SumOfSquares<float>(last.Change), direction);
        }

        for (var index = 0; index < history.Count; index++)
        {
            var (step, change, curvature) = history[index];
            var share = TensorPrimitives.Dot<float>(change, direction) / curvature;
            TensorPrimitives.MultiplyAdd(step, shares[index] - share, direction, direction);
        }
    }

    private static void Remember(List<Correction> history, float[] place, float[] nextPlace, float[] gradient, float[] nextGradient)
    {
        var (step, change) = (new float[place.Length], new float[place.Length]);
        TensorPrimitives.Subtract(nextPlace, place, step);
        TensorPrimitives.Subtract(nextGradient, gradient, change);
        var curvature = TensorPrimitives.Dot<float>(step, change);
        if (curvature <= 1e-10f * TensorPrimitives.SumOfSquares<float>(step))
        {
            return;
        }

        if (history.Count == Memory)
        {
            history.RemoveAt(0);
        }

        history.Add(new Correction(step, change, curvature));
    }

    private readonly record struct Correction(float[] Step, float[] Change, float Curvature);
}
