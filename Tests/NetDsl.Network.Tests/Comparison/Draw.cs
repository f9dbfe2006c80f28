using NetDsl;

namespace NetworkTests.Comparison;

/// <summary>Random numbers for inputs and weights, the same in every run.</summary>
internal static class Draw
{
    public static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];

    /// <summary>Moves every weight away from the values that hide mistakes: biases from 0, factors and variances from 1.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">What the numbers follow from.</param>
    /// <param name="calm">
    /// Whether norms leave most values on the straight side of their activation. In a deep network each norm in front of a bent function
    /// multiplies small differences by some 1.2 (Yang et al., "A mean field theory of batch normalization", 2019), so that eighty of
    /// them leave nothing of single precision to compare.
    /// </param>
    public static void Weights(NetDsl.Network network, int seed, bool calm = false)
    {
        var random = new Random(seed);
        foreach (var parameter in network.Description.Parameters)
        {
            var values = network.Parameters[parameter.Name];
            var isKernel = parameter.Name.EndsWith("kernel", StringComparison.Ordinal);
            var isPositive = parameter.Name.EndsWith("gamma", StringComparison.Ordinal) || parameter.Name.EndsWith("variance", StringComparison.Ordinal);
            foreach (ref var value in values)
            {
                value = isKernel ? value : isPositive ? (calm ? 0.3f : 0.6f) + (random.NextSingle() * (calm ? 0.3f : 1f))
                    : (calm && parameter.Name.EndsWith("beta", StringComparison.Ordinal) ? 1f : 0f) + (0.3f * Normal(random));
            }
        }

        network.Parameters.MarkChanged();
    }

    // Box and Muller (1958).
    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
