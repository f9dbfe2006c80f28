using System.Diagnostics;
using System.Runtime.InteropServices;
using NetDsl.Threading;

namespace NetDsl.Benchmarks;

/// <summary>Least time of each named part, when switched on.</summary>
internal static partial class Profile
{
    private static readonly Dictionary<string, long> Least = [];

    public static bool On { get; set; }

    public static void Time(string name, Action part)
    {
        if (!On)
        {
            part();
            return;
        }

        long start = Now();
        part();
        long time = Now() - start;
        Least[name] = Math.Min(time, Least.GetValueOrDefault(name, long.MaxValue));
    }

    public static void Print()
    {
        foreach ((string name, long time) in Least)
        {
            Console.WriteLine($"    {name,-24} {time * 1e6 / Frequency,10:F1} us");
        }

        Least.Clear();
    }

    /// <summary>The least time of one run, in microseconds.</summary>
    public static double Measure(Action run, double seconds)
    {
        for (int i = 0; i < 20; i++)
        {
            run();
        }

        long least = long.MaxValue;
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < end)
        {
            long start = Now();
            run();
            least = Math.Min(least, Now() - start);
        }

        return least * 1e6 / Frequency;
    }

    private static double Frequency => Parallelism.Degree == 1 ? 1e9 : Stopwatch.Frequency;

    /// <summary>With one thread its processor time, which other programs on the machine do not count to; otherwise the clock.</summary>
    private static long Now()
    {
        if (Parallelism.Degree > 1 || !OperatingSystem.IsLinux())
        {
            return Stopwatch.GetTimestamp();
        }

        const int ThreadTime = 3;
        _ = ClockGetTime(ThreadTime, out Moment moment);
        return (moment.Seconds * 1_000_000_000) + moment.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Moment moment);

    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
