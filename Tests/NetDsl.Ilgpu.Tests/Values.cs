namespace NetDsl.Ilgpu.Tests;

/// <summary>Numbers for tests.</summary>
internal static class Values
{
    /// <summary>Numbers of a normal distribution, the same for the same seed on every machine.</summary>
    public static float[] Random(int count, int seed, float scale = 1, float offset = 0)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var index = 0; index < count; index++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[index] = (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble())) * scale + offset;
        }

        return values;
    }
}
