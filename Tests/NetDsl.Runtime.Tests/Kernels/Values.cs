namespace NetDsl.Tests.Kernels;

/// <summary>Test data and comparisons.</summary>
internal static class Values
{
    /// <summary>What a kernel must leave alone around its output.</summary>
    public const float Untouched = 12345.678f;

    /// <summary>Numbers between −1 and 1 that depend on the seed alone.</summary>
    public static float[] Random(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    /// <summary>An array that shows what was not written.</summary>
    public static float[] Unwritten(int count)
    {
        float[] values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }

    /// <summary>Compares relative to the largest expected value, as sums of products round.</summary>
    public static void ExpectClose(double[] expected, float[] actual, double tolerance = 2e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Length == 0 ? 0 : expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"place {i} of {expected.Length}: expected {expected[i]}, found {actual[i]}");
        }
    }

    /// <summary>Compares as the reference vectors suggest: 1e-5 absolute plus 1e-4 relative; NaN and infinities must be equal.</summary>
    public static void ExpectOracle(float[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= 1e-5 + (1e-4 * Math.Abs(expected[i]));
            Assert.True(same, $"{what}, place {i}: expected {expected[i]}, found {actual[i]}");
        }
    }

    /// <summary>Runs a kernel on an output that lies between guards, and checks that it wrote all of it and nothing else.</summary>
    public static float[] Guarded(int count, Action<Memory<float>> run)
    {
        const int Guard = 40;
        float[] memory = new float[count + (2 * Guard)];
        Array.Fill(memory, Untouched);
        memory.AsSpan(Guard, count).Fill(float.NaN);
        run(memory.AsMemory(Guard, count));
        Assert.All(memory[..Guard], value => Assert.Equal(Untouched, value));
        Assert.All(memory[^Guard..], value => Assert.Equal(Untouched, value));
        return memory[Guard..^Guard];
    }
}
