using System.Diagnostics;
using NetDsl.Cli.Execution;

namespace NetDsl.Profiling;

/// <summary>The times of one run, in milliseconds.</summary>
/// <param name="Whole">From its beginning to its end.</param>
/// <param name="Calls">Those of its calls, by the numbers of their counters.</param>
/// <param name="Update">That of the update of the weights; 0 in predictions.</param>
internal sealed record RunTimes(double Whole, IReadOnlyList<double> Calls, double Update);

/// <summary>Runs work until enough times were taken.</summary>
internal static class TakeTimes
{
    private const int LeastRuns = 5;
    private const int Preparations = 3;

    /// <summary>A warm-up is at most that much longer than the measurement: who asks for little gets it soon.</summary>
    private const double WarmUpShare = 3;

    /// <summary>Milliseconds in which the reading of the counters is lost.</summary>
    private const double LeastSample = 2;

    private static readonly double Millisecond = 1000.0 / Stopwatch.Frequency;

    /// <summary>Warms up and measures.</summary>
    /// <returns>
    /// The mean over the runs in the middle when they are sorted by their times, half of all: what disturbed the others is left out, and the
    /// parts still add up to the whole. And how many runs there were.
    /// </returns>
    public static (RunTimes Times, int Runs) Run(ProfiledWork work, ProfileChoice choice, CancellationToken cancellation)
    {
        var usual = WarmUp.Run(work.Run, TimeSpan.FromSeconds(WarmUpShare * choice.Seconds), cancellation);
        var runs = choice.Runs is null ? Math.Max(1, (int)(LeastSample / usual)) : 1;
        var samples = choice.Runs is { } exact
            ? Samples(work, exact, exact, 0, runs, cancellation)
            : Samples(work, LeastRuns, int.MaxValue, choice.Seconds, runs, cancellation);
        return (MiddleHalf(samples), samples.Count * runs);
    }

    /// <summary>The median of the milliseconds in which predictions lay out changed weights.</summary>
    /// <param name="work">Predictions.</param>
    /// <param name="calls">The number of calls that do it, the first ones of the clock.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    public static double Preparation(ProfiledWork work, int calls, CancellationToken cancellation)
    {
        var times = new List<double>();
        while (times.Count < Preparations)
        {
            cancellation.ThrowIfCancellationRequested();
            work.ChangeWeights();
            times.Add(Sample(work, runs: 1).Calls.Take(calls).Sum());
        }

        return TimeInference.Median(times);
    }

    private static List<RunTimes> Samples(ProfiledWork work, int least, int most, double seconds, int runs, CancellationToken cancellation)
    {
        var samples = new List<RunTimes>();
        var start = Stopwatch.GetTimestamp();
        while (samples.Count < least || (samples.Count < most && Stopwatch.GetElapsedTime(start).TotalSeconds < seconds))
        {
            cancellation.ThrowIfCancellationRequested();
            samples.Add(Sample(work, runs));
        }

        return samples;
    }

    private static RunTimes Sample(ProfiledWork work, int runs)
    {
        work.Clock.Reset();
        work.UpdateTicks = 0;
        var begin = Stopwatch.GetTimestamp();
        for (var run = 0; run < runs; run++)
        {
            work.Run();
        }

        var unit = Millisecond / runs;
        var whole = Stopwatch.GetTimestamp() - begin;
        var calls = new double[work.Clock.Ticks.Length];
        for (var call = 0; call < calls.Length; call++)
        {
            calls[call] = work.Clock.Ticks[call] * unit;
        }

        return new RunTimes(whole * unit, calls, work.UpdateTicks * unit);
    }

    private static RunTimes MiddleHalf(IReadOnlyList<RunTimes> samples)
    {
        var rest = samples.Count / 4;
        var middle = samples.OrderBy(sample => sample.Whole).Skip(rest).Take(samples.Count - (2 * rest)).ToList();
        return new RunTimes(
            middle.Average(sample => sample.Whole),
            [.. Enumerable.Range(0, middle[0].Calls.Count).Select(call => middle.Average(sample => sample.Calls[call]))],
            middle.Average(sample => sample.Update));
    }
}
