using System.Diagnostics;

namespace NetDsl.Cli.Execution;

/// <summary>Measures how long a network takes for one image.</summary>
internal static class TimeInference
{
    private const int LeastRuns = 5;
    private const int MostRuns = 200;

    private static readonly TimeSpan MostWarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Measurement = TimeSpan.FromSeconds(2);

    /// <summary>The median of several predictions after a warm-up, in milliseconds.</summary>
    public static double Run(Network network, CancellationToken cancellation)
    {
        using var session = network.CreateSession(batch: 1);
        var input = NoiseImages.For(network, batch: 1);
        var output = new float[network.Description.OutputLength];
        WarmUp.Run(() => session.Forward(input, output), MostWarmUp, cancellation);
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (times.Count < LeastRuns || (times.Count < MostRuns && Stopwatch.GetElapsedTime(start) < Measurement))
        {
            cancellation.ThrowIfCancellationRequested();
            var begin = Stopwatch.GetTimestamp();
            session.Forward(input, output);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Median(times);
    }

    /// <summary>The middle of the sorted numbers, or the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
