using System.Diagnostics;

namespace NetDsl.Profiling;

/// <summary>
/// What this machine can do at most: floors of running times are counted from it, so it is measured by the process that measures the
/// times. Weak memory and neighbours only ever slow a run down, so the fastest of several counts.
/// </summary>
/// <param name="Threads">Threads that worked at once.</param>
/// <param name="MultiplyAddGigaflops">10^9 floating point operations a second in fused multiply-adds of the widest vectors, two operations each; all threads together.</param>
/// <param name="CopyGigabytes">10^9 bytes a second, read and written, where memory beyond the caches is copied; all threads together.</param>
/// <param name="ReadGigabytes">10^9 bytes a second where memory beyond the caches is read; all threads together.</param>
internal sealed record MachinePeak(int Threads, double MultiplyAddGigaflops, double CopyGigabytes, double ReadGigabytes)
{
    // Some 10 ms of arithmetic, and as much of reading, a run.
    private const int Rounds = 5_000_000;
    private const int Runs = 7;

    /// <summary>Bytes that are copied or read at once: several times the last cache of large servers.</summary>
    private const int Bytes = 1 << 28;

    /// <summary>Measures, which takes about half a second.</summary>
    /// <param name="threads">Threads that work at once, at least 1.</param>
    /// <param name="cancellation">Ends the measurement between two runs.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static MachinePeak Measure(int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var arithmetic = Fastest(threads, _ => MultiplyAddLoop.Run(Rounds), cancellation);
        var flops = 2.0 * threads * Rounds * MultiplyAddLoop.MultiplyAddsPerRound;
        var memory = new float[Bytes / sizeof(float)];
        memory.AsSpan().Fill(1); // Pages exist from the first writing on.
        var part = memory.Length / threads;
        var reading = Fastest(threads, thread => ReadLoop.Run(memory.AsSpan(thread * part, part)), cancellation);
        var half = part / 2;
        var copying = Fastest(threads, thread => Copy(memory.AsSpan(thread * part, part), half), cancellation);
        return new MachinePeak(
            threads,
            flops / arithmetic * 1e-9,
            2.0 * threads * half * sizeof(float) / copying * 1e-9,
            (double)threads * part * sizeof(float) / reading * 1e-9);
    }

    /// <summary>The larger of each figure of two measurements: what disturbed one of them may have spared the other.</summary>
    public MachinePeak Or(MachinePeak other) => this with
    {
        MultiplyAddGigaflops = Math.Max(MultiplyAddGigaflops, other.MultiplyAddGigaflops),
        CopyGigabytes = Math.Max(CopyGigabytes, other.CopyGigabytes),
        ReadGigabytes = Math.Max(ReadGigabytes, other.ReadGigabytes),
    };

    private static float Copy(Span<float> memory, int half)
    {
        memory[..half].CopyTo(memory[half..]);
        return 0;
    }

    // Seconds from the common start until the last thread is done.
    private static double Fastest(int threads, Func<int, float> work, CancellationToken cancellation)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            best = Math.Min(best, Together(threads, work));
        }

        return best;
    }

    private static double Together(int threads, Func<int, float> work)
    {
        var waiting = threads;
        var ends = new long[threads];
        var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => Work(thread))).ToList();
        others.ForEach(thread => thread.Start());
        var start = Work(0);
        others.ForEach(thread => thread.Join());
        return Stopwatch.GetElapsedTime(start, ends.Max()).TotalSeconds;

        long Work(int thread)
        {
            // Whoever comes last starts all of them.
            Interlocked.Decrement(ref waiting);
            SpinWait.SpinUntil(() => Volatile.Read(ref waiting) == 0);
            var begin = Stopwatch.GetTimestamp();
            GC.KeepAlive(work(thread));
            ends[thread] = Stopwatch.GetTimestamp();
            return begin;
        }
    }
}
