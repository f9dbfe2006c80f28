namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>Small whole numbers, whose sums are exact in any order, and which are often equal.</summary>
internal static class Whole
{
    /// <summary>Whole numbers from −limit to limit.</summary>
    public static float[] Numbers(int count, int seed, int limit = 3)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = random.Next(-limit, limit + 1);
        }

        return values;
    }
}
