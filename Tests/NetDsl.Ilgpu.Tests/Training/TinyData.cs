namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Images of 2 x 2 x 1 whose class is the greatest of their first three pixels, or with a shift the one behind it.</summary>
internal static class TinyData
{
    public static ImageDataset Labelled(int count, int seed = 1, int shift = 0)
    {
        var pixels = Values.Random(count * 4, seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(sample => (Decision.Class(pixels.AsSpan(sample * 4, 3)) + shift) % 3)];
        return new ImageDataset(2, 2, 1, pixels, labels);
    }

    /// <summary>The same images with target values.</summary>
    public static RegressionDataset Valued(int count, int seed = 1)
    {
        var pixels = Values.Random(count * 4, seed);
        var targets = new float[count * 3];
        for (var sample = 0; sample < count; sample++)
        {
            targets[(sample * 3) + Decision.Class(pixels.AsSpan(sample * 4, 3))] = 1;
        }

        return new RegressionDataset([2, 2, 1], pixels, 3, targets);
    }
}
