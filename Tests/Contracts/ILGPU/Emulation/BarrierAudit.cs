namespace ILGPU.Emulation;

/// <summary>Runs work once without each of its barriers and tells which of them nobody would miss.</summary>
public static class BarrierAudit
{
    /// <summary>The barriers whose removal changes no result, whichever order the threads run in.</summary>
    /// <param name="hardware">The hardware that <paramref name="run"/> works on.</param>
    /// <param name="run">Does the work from the start and gives its results; bits are compared.</param>
    /// <param name="sites">The barriers that were met.</param>
    public static IReadOnlyList<BarrierSite> FindUnneeded<T>(EmulatedHardware hardware, Func<T[]> run, out IReadOnlyList<BarrierSite> sites)
    {
        var (order, mutation) = (hardware.Order, hardware.Mutation);
        try
        {
            var list = new BarrierMutation();
            hardware.Mutation = list;
            var expected = run();
            sites = [.. list.Sites.OrderBy(s => s.Method, StringComparer.Ordinal).ThenBy(s => s.Offset)];
            return [.. sites.Where(site => !IsMissed(hardware, run, expected, site))];
        }
        finally
        {
            (hardware.Order, hardware.Mutation) = (order, mutation);
        }
    }

    private static bool IsMissed<T>(EmulatedHardware hardware, Func<T[]> run, T[] expected, BarrierSite site)
    {
        hardware.Mutation = new BarrierMutation { Ignored = site };
        foreach (var order in new[] { ThreadOrder.Ascending, ThreadOrder.Descending })
        {
            hardware.Order = order;
            try
            {
                if (!run().SequenceEqual(expected))
                    return true;
            }
            catch (KernelFailureException)
            {
                return true;
            }
        }
        return false;
    }
}
