using System.Diagnostics;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Medians of times.</summary>
internal static class Stopwatches
{
    /// <summary>Runs something three times to warm up, then for some seconds and at least five times.</summary>
    /// <returns>Milliseconds of one run.</returns>
    public static double Median(Action run, double seconds)
    {
        for (var i = 0; i < 3; i++)
        {
            run();
        }

        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || times.Count < 5)
        {
            var begin = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Median(times);
    }

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
