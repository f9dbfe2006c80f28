namespace NetDsl.Compiler.Tests;

/// <summary>Tests that can go on for long: a few rounds each time, many in the second tier, which sets NETDSL_LONG=1.</summary>
internal static class LongTier
{
    /// <summary>The trait by which the second tier finds them.</summary>
    public const string Trait = "Tier";

    /// <summary>See <see cref="Trait"/>.</summary>
    public const string Name = "Long";

    private const int Factor = 20;

    /// <summary>Whether this run is of the second tier.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("NETDSL_LONG") == "1";

    /// <summary>The rounds of this run.</summary>
    public static int Rounds(int rounds) => IsOn ? rounds * Factor : rounds;
}
