namespace WaferDefects.Wafers;

/// <summary>
/// Random numbers that are the same on every system: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014). Each wafer draws from a stream of its own, so that maps can be drawn in any order and by any thread.
/// </summary>
internal struct WaferRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong state;

    /// <summary>Starts the stream of one wafer of one seed.</summary>
    public WaferRandom(int seed, int wafer)
    {
        state = Mix(Mix((ulong)(uint)seed + GoldenGamma) ^ ((ulong)(uint)wafer * GoldenGamma));
    }

    /// <summary>A real number in [0, 1) with 53 random bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A real number between two bounds.</summary>
    public double Between(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>A whole number between two bounds, both included.</summary>
    public int Count(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>
    /// A number close to the standard normal distribution, as a sum of twelve uniform ones: it needs no logarithm, whose last bit
    /// differs between mathematics libraries.
    /// </summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var term = 0; term < 12; term++)
        {
            sum += Uniform();
        }

        return sum;
    }

    private ulong Next() => Mix(state += GoldenGamma);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
