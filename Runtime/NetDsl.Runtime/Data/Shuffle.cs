namespace NetDsl;

/// <summary>The shuffle of Fisher and Yates (Durstenfeld, 1964).</summary>
internal static class Shuffle
{
    public static void Run(Span<int> values, RandomStream random)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = random.NextInt(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}
