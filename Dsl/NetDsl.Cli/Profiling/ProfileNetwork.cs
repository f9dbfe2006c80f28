using NetDsl.Cli.Execution;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;
using NetDsl.Threading;

namespace NetDsl.Profiling;

/// <summary>Compiles a network in memory with a clock in its code, runs it, and finds where its time goes.</summary>
internal static class ProfileNetwork
{
    private const int Seed = 1;

    /// <summary>Profiles a network.</summary>
    /// <param name="compilation">A network without errors, compiled for a profile.</param>
    /// <param name="choice">What is to be measured.</param>
    /// <param name="tell">Told what comes next.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public static NetworkProfile Run(NetworkCompilation compilation, ProfileChoice choice, Action<string> tell, CancellationToken cancellation)
    {
        tell($"compiling {compilation.Graph!.Name}");
        using var network = LoadNetwork.Run(compilation, Seed, cancellation);
        tell("measuring the machine");
        var peak = MachinePeak.Measure(choice.Threads, cancellation);
        tell($"running {compilation.Graph.Name}");
        Parallelism.Degree = choice.Threads;
        using var work = ProfiledWork.Of(network, choice);
        var (times, runs) = TakeTimes.Run(work, choice, cancellation);
        var prepare = ProfiledCall.Of(compilation.ProfiledPrograms!, ProfiledPhase.Prepare).Count;
        double? preparation = choice.IsStep ? null : TakeTimes.Preparation(work, prepare, cancellation);
        // Once more: while a process starts, the just-in-time compiler takes its share of the processors.
        tell("measuring the machine");
        var floors = new Floors(peak.Or(MachinePeak.Measure(choice.Threads, cancellation)), LastCache.Bytes);
        var rows = BuildRows.Run(compilation, choice, floors, times);
        return new NetworkProfile(compilation.Graph.Name, choice, floors.Machine, floors.CacheBytes, runs, preparation, rows);
    }
}
