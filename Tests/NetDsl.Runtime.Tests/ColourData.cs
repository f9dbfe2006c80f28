namespace NetDsl.Tests;

/// <summary>Images of three classes that a linear network can learn: noise with one bright pixel that tells the class.</summary>
internal static class ColourData
{
    public static ImageDataset Create(int count, int seed = 3)
    {
        var random = new RandomStream((uint)seed, 0);
        var pixels = new float[count * 4];
        var labels = new int[count];
        for (var image = 0; image < count; image++)
        {
            labels[image] = random.NextInt(3);
            for (var pixel = 0; pixel < 4; pixel++)
            {
                pixels[image * 4 + pixel] = 0.4f * random.NextFloat() + (pixel == labels[image] ? 0.8f : 0);
            }
        }

        return new ImageDataset(2, 2, 1, pixels, labels);
    }
}
