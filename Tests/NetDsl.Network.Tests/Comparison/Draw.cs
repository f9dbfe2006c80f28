using NetDsl;

namespace NetworkTests.Comparison;

/// <summary>Random numbers for inputs and weights, the same in every run.</summary>
internal static class Draw
{
    public static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];

    /// <summary>Moves every weight away from the values that hide mistakes: biases from 0, factors and variances from 1.</summary>
    public static void Weights(NetDsl.Network network, int seed)
    {
        var random = new Random(seed);
        foreach (var parameter in network.Description.Parameters)
        {
            var values = network.Parameters[parameter.Name];
            var isKernel = parameter.Name.EndsWith("kernel", StringComparison.Ordinal);
            var isPositive = parameter.Name.EndsWith("gamma", StringComparison.Ordinal) || parameter.Name.EndsWith("variance", StringComparison.Ordinal);
            foreach (ref var value in values)
            {
                value = isKernel ? value : isPositive ? 0.6f + random.NextSingle() : 0.3f * Normal(random);
            }
        }

        network.Parameters.MarkChanged();
    }

    // Box and Muller (1958).
    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
