using System.Diagnostics;

namespace NetDsl.Cli.Execution;

/// <summary>Measures how long a network takes for one image.</summary>
internal static class TimeInference
{
    private const int LeastRuns = 5;
    private const int MostRuns = 200;
    private const int LeastWarmUps = 3;

    // Long enough for the just-in-time compiler to have replaced its first, quick code.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measurement = TimeSpan.FromSeconds(2);

    /// <summary>The median of several predictions after a warm-up, in milliseconds.</summary>
    public static double Run(Network network, CancellationToken cancellation)
    {
        using var session = network.CreateSession(batch: 1);
        var input = NoiseImages.For(network, batch: 1);
        var output = new float[network.Description.OutputLength];
        Repeat(LeastWarmUps, int.MaxValue, WarmUp);
        return Median(Repeat(LeastRuns, MostRuns, Measurement));

        List<double> Repeat(int least, int most, TimeSpan duration)
        {
            var times = new List<double>();
            var start = Stopwatch.GetTimestamp();
            while (times.Count < least || (times.Count < most && Stopwatch.GetElapsedTime(start) < duration))
            {
                cancellation.ThrowIfCancellationRequested();
                var begin = Stopwatch.GetTimestamp();
                session.Forward(input, output);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            return times;
        }
    }

    /// <summary>The middle of the sorted numbers, or the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
