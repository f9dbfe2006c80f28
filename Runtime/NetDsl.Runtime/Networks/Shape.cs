using System.Globalization;

namespace NetDsl;

/// <summary>Shapes as arithmetic and as words.</summary>
internal static class Shape
{
    /// <summary>The number of values.</summary>
    public static int Length(ReadOnlySpan<int> shape)
    {
        var length = 1;
        foreach (var axis in shape)
        {
            length = checked(length * axis);
        }

        return length;
    }

    /// <summary>The axes alone: <c>28 x 28 x 1</c>.</summary>
    public static string Text(ReadOnlySpan<int> shape)
    {
        var axes = new string[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            axes[axis] = shape[axis].ToString(CultureInfo.InvariantCulture);
        }

        return string.Join(" x ", axes);
    }

    /// <summary>The axes and what they come to: <c>28 x 28 x 1 = 784 values</c>, or <c>10 values</c> for a vector.</summary>
    public static string Values(ReadOnlySpan<int> shape) =>
        shape.Length == 1 ? $"{Count(shape[0])} values" : $"{Text(shape)} = {Count(Length(shape))} values";

    /// <summary>A count with its thousands apart: <c>61,706</c>.</summary>
    public static string Count(Int128 count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
