namespace NetDsl.Cli.Execution;

/// <summary>Inputs for networks that are timed: noise, which changes no timing.</summary>
internal static class NoiseImages
{
    /// <summary>Samples between 0 and 1 for a network, the same ones at every call.</summary>
    public static float[] For(Network network, int batch)
    {
        var random = new Random(1);
        var images = new float[checked(batch * network.Description.InputLength)];
        for (var i = 0; i < images.Length; i++)
        {
            images[i] = random.NextSingle();
        }

        return images;
    }
}
