namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Bounds that let NaN pass, so that a network that has gone astray shows it; the minimum and maximum of a GPU would drop it.
/// </summary>
internal static class Limits
{
    /// <summary>The value, or the bound where it is smaller.</summary>
    public static float AtLeast(float value, float low) => value < low ? low : value;

    /// <summary>The value, or the bound that it goes beyond.</summary>
    public static float Between(float value, float low, float high)
    {
        var bounded = AtLeast(value, low);
        return bounded > high ? high : bounded;
    }
}
