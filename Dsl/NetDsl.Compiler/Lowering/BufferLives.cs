using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>When buffers are needed: a buffer lives from the first call that touches it to the last.</summary>
internal static class BufferLives
{
    /// <summary>The calls that touch each buffer of an area, in their order; the buffers in the order in which their lives begin.</summary>
    public static Dictionary<MemoryBuffer, List<int>> Uses(IReadOnlyList<KernelCall> calls, BufferArea area)
    {
        var uses = new Dictionary<MemoryBuffer, List<int>>();
        for (var i = 0; i < calls.Count; i++)
        {
            foreach (var operand in calls[i].Operands)
            {
                if (operand.Buffer is not { } buffer || buffer.Area != area)
                {
                    continue;
                }

                if (!uses.TryGetValue(buffer, out var times))
                {
                    uses[buffer] = times = [];
                }

                if (times.Count == 0 || times[times.Count - 1] != i)
                {
                    times.Add(i);
                }
            }
        }

        return uses;
    }

    /// <summary>The call during which the most floats of one sample are alive, the first of equals.</summary>
    public static int Peak(Dictionary<MemoryBuffer, List<int>> uses, int calls)
    {
        var changes = new long[calls + 1];
        foreach (var use in uses.Where(use => use.Key.IsPerSample))
        {
            changes[use.Value[0]] += use.Key.Elements;
            changes[use.Value[use.Value.Count - 1] + 1] -= use.Key.Elements;
        }

        var (peak, most, alive) = (0, 0L, 0L);
        for (var i = 0; i < calls; i++)
        {
            alive += changes[i];
            (peak, most) = alive > most ? (i, alive) : (peak, most);
        }

        return peak;
    }
}
