namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The exponential and functions near it that would cancel if they were written down as they are defined. They use arithmetic alone:
/// the exponential of a GPU loses digits as its argument grows, and this way every device computes the same.
/// </summary>
internal static class Exponentials
{
    /// <summary>Below it the exponential is 0 in single precision, above <see cref="Most"/> infinite.</summary>
    private const float Least = -104;
    private const float Most = 89;
    private const float OneOverLog2 = 1.44269504f;

    /// <summary>log(2) in two parts, so that multiples of the first, which has nine binary digits, are exact (Cody and Waite, 1980).</summary>
    private const float Log2High = 0.693359375f;
    private const float Log2Low = -2.12194440e-4f;

    /// <summary>exp(x) to 2e-7 of itself: a power of two, times the series of what is left, which is at most log(2) / 2.</summary>
    public static float Exp(float input)
    {
        var bounded = Limits.Between(input, Least, Most);
        var power = (int)((bounded * OneOverLog2) + (bounded < 0 ? -0.5f : 0.5f));
        var rest = bounded - (power * Log2High) - (power * Log2Low);
        var series = (rest * (1f / 5040)) + (1f / 720);
        series = (rest * series) + (1f / 120);
        series = (rest * series) + (1f / 24);
        series = (rest * series) + (1f / 6);
        series = (rest * series) + (1f / 2);
        series = (rest * rest * series) + rest;

        // In two steps, since the power itself may be too large or too small for a normal number. A shift rounds down, below 0 too.
        var half = power >> 1;
        return (series + 1) * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <summary>exp(x) − 1 where x is not positive: near 0, where the difference cancels, its series.</summary>
    public static float MinusOne(float input)
    {
        var series = (input * (1f / 720)) + (1f / 120);
        series = (input * series) + (1f / 24);
        series = (input * series) + (1f / 6);
        series = (input * series) + (1f / 2);
        return input > -0.25f ? (input * input * series) + input : Exp(input) - 1;
    }

    /// <summary>log(1 + x) where x is from 0 to 1: 2 artanh(x / (2 + x)), whose series converges by a ninth a term.</summary>
    public static float LogOnePlus(float input)
    {
        var ratio = input / (2 + input);
        var square = ratio * ratio;
        var series = (square * (1f / 15)) + (1f / 13);
        series = (square * series) + (1f / 11);
        series = (square * series) + (1f / 9);
        series = (square * series) + (1f / 7);
        series = (square * series) + (1f / 5);
        series = (square * series) + (1f / 3);
        series = (square * series) + 1;
        return 2 * ratio * series;
    }

    private static float PowerOfTwo(int power) => BitConverter.Int32BitsToSingle((power + 127) << 23);
}
