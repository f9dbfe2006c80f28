using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Machine;
using NetDsl.Benchmarks.Networks;
using NetDsl.Profiling;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Peers;

/// <summary>The time of each case: both sides take turns, so that what else happens on the machine happens to both.</summary>
internal static class TimeCases
{
    private const int UsualRounds = 5;

    public static void Run(PeersOptions options)
    {
        var results = new ResultLines(options.IsJson, CaseResult.Headings);
        foreach (var threads in options.Threads)
        {
            Parallelism.Degree = threads;
            using var peer = PyTorchPeer.Start(threads);
            var peak = MachinePeak.Measure(threads);
            results.Preface(FormattableString.Invariant(
                $"The machine at most, threads {threads}: {peak.MultiplyAddGigaflops:F0} GFLOP/s of multiply-adds, memory read at {peak.ReadGigabytes:F1} GB/s and copied at {peak.CopyGigabytes:F1} GB/s, both directions together."));
            results.Preface($"{peer.Software}.");
            if (peer.Software.IsReferenceBlas)
            {
                ResultLines.Progress("warning : the reference BLAS makes PyTorch's dense layers many times slower; install OpenBLAS (Debian: libopenblas0) to compare with PyTorch at its best");
            }

            foreach (var one in PeerCase.Of(options))
            {
                var result = Measure(one, threads, peak, peer, options);
                results.Add(result.Json(), result.Row());
            }
        }

        results.End();
    }

    private static CaseResult Measure(PeerCase one, int threads, MachinePeak peak, PyTorchPeer peer, PeersOptions options)
    {
        ResultLines.Progress($"{one.Network.Name} {one.Kind}, batch {one.Batch}, threads {threads} …");
        var workload = one.IsStep ? Workload.Step(one.Network.Name, one.Batch) : Workload.Forward(one.Network.Name, one.Batch);
        using var network = workload.Network;
        peer.Load(network, threads);
        var error = Agreement.Check(peer, workload, one);
        var floor = Floor.Of(one.Network, network.Description, one.IsStep, one.Batch, peak);
        var ours = new List<double>();
        var theirs = one.Forms.ToDictionary(form => form, _ => new List<double>());
        for (var round = 0; round < (options.Rounds ?? UsualRounds); round++)
        {
            ours.Add(Stopwatches.Median(workload.Run, options.Seconds));
            foreach (var form in one.Forms)
            {
                var request = new JsonObject { ["do"] = "time", ["case"] = one.Kind, ["form"] = form, ["batch"] = one.Batch, ["seconds"] = options.Seconds };
                theirs[form].Add((double)peer.Ask(request)["ms"]!);
            }
        }

        var (fastest, times) = theirs.MinBy(form => Stopwatches.Median(form.Value));
        return new CaseResult(
            one, threads, Stopwatches.Median(ours), Stopwatches.Median(times), fastest, ManagedBytes(workload), error, floor, peak, peer.Software);
    }

    /// <summary>What all threads of this process allocate in one run; the least of some runs, since the runtime compiles better code in the meantime.</summary>
    private static long ManagedBytes(Workload workload) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        workload.Run();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    });
}
