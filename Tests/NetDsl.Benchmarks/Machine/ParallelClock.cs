using System.Diagnostics;

namespace NetDsl.Benchmarks.Machine;

/// <summary>Times the same work on several threads that begin together.</summary>
internal static class ParallelClock
{
    private const int Rounds = 7;

    /// <summary>Seconds until the last thread is done, the least of some rounds: a peak is what is reached undisturbed.</summary>
    /// <param name="threads">Threads, the calling one included.</param>
    /// <param name="work">What each does, given its number.</param>
    public static double Seconds(int threads, Action<int> work)
    {
        var ticks = new long[Rounds];
        using var gate = new Barrier(threads);
        var others = Enumerable.Range(1, threads - 1).Select(number => new Thread(() => Repeat(number))).ToList();
        others.ForEach(thread => thread.Start());
        Repeat(0);
        others.ForEach(thread => thread.Join());
        return ticks.Min() / (double)Stopwatch.Frequency;

        void Repeat(int number)
        {
            for (var round = 0; round < Rounds; round++)
            {
                gate.SignalAndWait();
                var begin = Stopwatch.GetTimestamp();
                work(number);
                gate.SignalAndWait();
                if (number == 0)
                {
                    ticks[round] = Stopwatch.GetTimestamp() - begin;
                }
            }
        }
    }
}
