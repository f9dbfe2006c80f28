using NetDsl.Cli.Execution;
using NetDsl.Cli.Inputs;

namespace NetDsl.Cli.Zoo;

/// <summary>Times networks one after the other, so that none of them slows another down.</summary>
internal static class TimeZoo
{
    private const int Seed = 1;

    /// <summary>Times every network, or those before Ctrl+C.</summary>
    /// <returns>All networks; those not reached have no time.</returns>
    public static IReadOnlyList<ZooEntry> Run(IReadOnlyList<ZooEntry> entries, TimingProgress progress, CancellationToken cancellation)
    {
        var timed = entries.ToArray();
        progress.Run(entries.Count, report =>
        {
            for (var i = 0; i < timed.Length && !cancellation.IsCancellationRequested; i++)
            {
                report.Begin(timed[i]);
                timed[i] = timed[i] with { Time = Measure(timed[i], cancellation) };
                report.End(timed[i]);
                // The weights of one network make room for those of the next.
                GC.Collect();
            }
        });
        return timed;
    }

    private static ZooTime? Measure(ZooEntry entry, CancellationToken cancellation)
    {
        if (!entry.Compilation.Succeeded)
        {
            return new ZooTime(null, "it has errors");
        }

        try
        {
            using var network = LoadNetwork.Run(entry.Compilation, Seed, cancellation);
            return new ZooTime(TimeInference.Run(network, cancellation));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (OutOfMemoryException)
        {
            return new ZooTime(null, "it needs more memory than there is");
        }
        catch (Exception fault) when (fault is LoadException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return new ZooTime(null, TextReading.OneLine(fault.Message));
        }
    }
}
