using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Functions near the exponential that would cancel if they were written down as they are defined.</summary>
internal static class Exponentials
{
    /// <summary>exp(x) − 1 where x is not positive, for eight values: near 0, where the difference cancels, its series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MinusOne(Vector256<float> input)
    {
        Vector256<float> far = Vector256.Exp(input) - Vector256<float>.One;
        Vector256<float> series = Vector256.MultiplyAddEstimate(input, Vector256.Create(1f / 720), Vector256.Create(1f / 120));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 24));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 6));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 2));
        Vector256<float> near = Vector256.MultiplyAddEstimate(input * input, series, input);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256.Create(-0.25f)), near, far);
    }

    /// <summary>exp(x) − 1 where x is not positive, for sixteen values: near 0, where the difference cancels, its series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MinusOne(Vector512<float> input)
    {
        Vector512<float> far = Vector512.Exp(input) - Vector512<float>.One;
        Vector512<float> series = Vector512.MultiplyAddEstimate(input, Vector512.Create(1f / 720), Vector512.Create(1f / 120));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 24));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 6));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 2));
        Vector512<float> near = Vector512.MultiplyAddEstimate(input * input, series, input);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512.Create(-0.25f)), near, far);
    }

    /// <summary>log(1 + x) where x is from 0 to 1, for eight values: 2 artanh(x / (2 + x)), whose series converges by a ninth a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogOnePlus(Vector256<float> input)
    {
        Vector256<float> ratio = input / (Vector256.Create(2f) + input);
        Vector256<float> square = ratio * ratio;
        Vector256<float> series = Vector256.MultiplyAddEstimate(square, Vector256.Create(1f / 15), Vector256.Create(1f / 13));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(1f / 11));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(1f / 9));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(1f / 7));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(1f / 5));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(1f / 3));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256<float>.One);
        return Vector256.Create(2f) * ratio * series;
    }

    /// <summary>log(1 + x) where x is from 0 to 1, for sixteen values: 2 artanh(x / (2 + x)), whose series converges by a ninth a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogOnePlus(Vector512<float> input)
    {
        Vector512<float> ratio = input / (Vector512.Create(2f) + input);
        Vector512<float> square = ratio * ratio;
        Vector512<float> series = Vector512.MultiplyAddEstimate(square, Vector512.Create(1f / 15), Vector512.Create(1f / 13));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(1f / 11));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(1f / 9));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(1f / 7));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(1f / 5));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(1f / 3));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512<float>.One);
        return Vector512.Create(2f) * ratio * series;
    }

    /// <summary>1 / (1 + exp(−x)) of eight values, and what is missing from it to 1, neither of which overflows or cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Logistic(Vector256<float> input, out Vector256<float> rest)
    {
        Vector256<float> decay = Vector256.Exp(-Vector256.Abs(input));
        Vector256<float> larger = Vector256<float>.One / (Vector256<float>.One + decay);
        Vector256<float> smaller = decay * larger;
        Vector256<float> isAbove = Vector256.GreaterThan(input, Vector256<float>.Zero);
        rest = Vector256.ConditionalSelect(isAbove, smaller, larger);
        return Vector256.ConditionalSelect(isAbove, larger, smaller);
    }

    /// <summary>1 / (1 + exp(−x)) of sixteen values, and what is missing from it to 1, neither of which overflows or cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Logistic(Vector512<float> input, out Vector512<float> rest)
    {
        Vector512<float> decay = Vector512.Exp(-Vector512.Abs(input));
        Vector512<float> larger = Vector512<float>.One / (Vector512<float>.One + decay);
        Vector512<float> smaller = decay * larger;
        Vector512<float> isAbove = Vector512.GreaterThan(input, Vector512<float>.Zero);
        rest = Vector512.ConditionalSelect(isAbove, smaller, larger);
        return Vector512.ConditionalSelect(isAbove, larger, smaller);
    }

    /// <summary>exp(x − y) for each x, with one y, into other memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void OfDifferences(ReadOnlySpan<float> values, float subtracted, Span<float> results)
    {
        const int Lanes = 8;
        int count = values.Length;
        fixed (float* from = values, to = results[..count])
        {
            for (int i = 0; i < count && count < Lanes; i++)
            {
                to[i] = MathF.Exp(from[i] - subtracted);
            }

            for (int i = 0; i < count && count >= Lanes; i += Lanes)
            {
                // The last vector is shifted back: some of it is computed twice.
                int place = Math.Min(i, count - Lanes);
                Vector256.Exp(Vector256.Load(from + place) - Vector256.Create(subtracted)).Store(to + place);
            }
        }
    }
}
