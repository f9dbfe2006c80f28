using System.Globalization;
using System.Numerics.Tensors;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Comparison of results of single precision whose sums were taken in another order.</summary>
internal static class Near
{
    /// <summary>Asserts that values agree.</summary>
    /// <param name="expected">What another implementation computed.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="tolerance">The largest difference, as a share of the largest absolute value that is expected.</param>
    /// <param name="floor">The largest difference that is allowed in any case.</param>
    public static void Assert(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance, float floor = 1e-6f)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        var allowed = expected.IsEmpty ? floor : Math.Max(floor, tolerance * Math.Abs(TensorPrimitives.MaxMagnitude(expected)));
        for (var index = 0; index < expected.Length; index++)
        {
            if (!(Math.Abs(expected[index] - actual[index]) <= allowed) && expected[index] != actual[index])
            {
                Xunit.Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Value {index} of {expected.Length} is {actual[index]:R}, but {expected[index]:R} was expected, within {allowed:G3}."));
            }
        }
    }
}
