using NetDsl.Compiler.Graph;

namespace NetworkTests.Comparison;

/// <summary>
/// Images for deep networks: waves of a few cycles with some noise. Noise alone looks the same to a deep layer everywhere, so that its
/// norms would divide by nearly nothing.
/// </summary>
internal static class DrawImages
{
    /// <param name="random">What the numbers follow from.</param>
    /// <param name="batch">Images.</param>
    /// <param name="shape">Height × width × channels.</param>
    /// <param name="scale">The size of the values: 1, or 100 for networks that scale their pixels themselves.</param>
    public static float[] Values(Random random, int batch, TensorShape shape, float scale)
    {
        var result = new float[checked((int)(batch * shape.Elements))];
        var next = 0;
        for (var sample = 0; sample < batch; sample++)
        {
            var waves = Enumerable.Range(0, shape.Channels).Select(_ => Wave.Draw(random)).ToArray();
            for (var row = 0; row < shape.Height; row++)
            {
                for (var column = 0; column < shape.Width; column++)
                {
                    foreach (var wave in waves)
                    {
                        result[next++] = scale * (wave.At(row / (double)shape.Height, column / (double)shape.Width) + (0.2f * (random.NextSingle() - 0.5f)));
                    }
                }
            }
        }

        return result;
    }

    private sealed record Wave(double Down, double Across, double Phase, double Other, double Offset)
    {
        public static Wave Draw(Random random) => new(
            1 + (4 * random.NextDouble()), 1 + (4 * random.NextDouble()), 6 * random.NextDouble(), 6 * random.NextDouble(), random.NextDouble() - 0.5);

        public float At(double row, double column) =>
            (float)(Offset + Math.Sin((6.28 * Down * row) + Phase) + Math.Sin((6.28 * Across * column) + (3 * row) + Other));
    }
}
