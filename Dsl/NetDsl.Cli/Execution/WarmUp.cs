using System.Diagnostics;
using System.Runtime;

namespace NetDsl.Cli.Execution;

/// <summary>
/// Runs work until the just-in-time compiler has replaced its first, quick code, and has also ended with the C# compiler's, of which there is
/// so much that it takes half of a single processor for seconds.
/// </summary>
internal static class WarmUp
{
    private const int LeastRuns = 3;

    // The just-in-time compiler waits for a tenth of a second without new code before it replaces any.
    private static readonly TimeSpan Working = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(150);

    /// <summary>Warms up.</summary>
    /// <param name="run">The work, once.</param>
    /// <param name="most">How long it takes at most, apart from the first runs.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <returns>The milliseconds of the last run.</returns>
    public static double Run(Action run, TimeSpan most, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var last = Work(run, LeastRuns, TimeSpan.Zero, cancellation);
        while (Stopwatch.GetElapsedTime(start) < most)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            last = Work(run, LeastRuns, Working, cancellation);
            if (Settle(start, most, cancellation) == compiled)
            {
                break;
            }
        }

        return last;
    }

    private static double Work(Action run, int least, TimeSpan duration, CancellationToken cancellation)
    {
        var last = TimeSpan.Zero;
        var start = Stopwatch.GetTimestamp();
        for (var done = 0; done < least || Stopwatch.GetElapsedTime(start) < duration; done++)
        {
            cancellation.ThrowIfCancellationRequested();
            var begin = Stopwatch.GetTimestamp();
            run();
            last = Stopwatch.GetElapsedTime(begin);
        }

        return last.TotalMilliseconds;
    }

    // Leaves the processor to the compiler until it has nothing more to do.
    private static long Settle(long start, TimeSpan most, CancellationToken cancellation)
    {
        var compiled = -1L;
        while (JitInfo.GetCompiledMethodCount() is var now && now != compiled && Stopwatch.GetElapsedTime(start) < most)
        {
            compiled = now;
            cancellation.WaitHandle.WaitOne(Waiting);
            cancellation.ThrowIfCancellationRequested();
        }

        return compiled;
    }
}
