using System.Diagnostics;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Medians of times.</summary>
internal static class Stopwatches
{
    /// <summary>
    /// Runs something for half of some seconds and at least three times to warm up, then for those seconds and at least five times. The
    /// processor's caches and clock must settle, a just-in-time compiler may still be at work, and threads of the other side spin for
    /// some milliseconds before they sleep.
    /// </summary>
    /// <returns>Milliseconds of one run.</returns>
    public static double Median(Action run, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds / 2; i++)
        {
            run();
        }

        var times = new List<double>();
        start = Stopwatch.GetTimestamp();
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
