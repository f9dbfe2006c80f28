using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Where each buffer of an arena lies.</summary>
/// <param name="Offsets">In floats: of one sample for buffers that grow with the batch, behind all of those for the others.</param>
/// <param name="FloatsPerSample">Length of the part that grows with the batch, for one sample.</param>
/// <param name="FixedFloats">Length of the part that does not.</param>
public sealed record MemoryPlan(IReadOnlyDictionary<MemoryBuffer, long> Offsets, long FloatsPerSample, long FixedFloats);

/// <summary>
/// Gives every buffer its place, once and for all. A buffer lives from the first call that touches it to the last; buffers whose lives
/// do not meet share memory. An offset is that of one sample times the batch, so every batch size has the same plan.
/// </summary>
internal static class PlanMemory
{
    /// <summary>Buffers begin at multiples of 64 bytes.</summary>
    private const int Alignment = 16;

    public static MemoryPlan Run(IReadOnlyList<KernelCall> calls, BufferArea area)
    {
        var lives = FindLives(calls, area);
        var offsets = new Dictionary<MemoryBuffer, long>();
        var pool = new FreeList();
        var ending = lives.ToLookup(life => life.Last, life => life.Buffer);
        var beginning = lives.ToLookup(life => life.First, life => life.Buffer);
        for (var i = 0; i < calls.Count; i++)
        {
            foreach (var buffer in beginning[i].Where(buffer => buffer.IsPerSample).OrderByDescending(buffer => buffer.Elements))
            {
                offsets[buffer] = pool.Take(RoundUp(buffer.Elements));
            }

            foreach (var buffer in ending[i].Where(buffer => buffer.IsPerSample))
            {
                pool.Return(offsets[buffer], RoundUp(buffer.Elements));
            }
        }

        var fixedFloats = 0L;
        foreach (var (buffer, _, _) in lives.Where(life => !life.Buffer.IsPerSample))
        {
            offsets[buffer] = fixedFloats;
            fixedFloats += RoundUp(buffer.Elements);
        }

        return new MemoryPlan(offsets, pool.Length, fixedFloats);
    }

    private static List<(MemoryBuffer Buffer, int First, int Last)> FindLives(IReadOnlyList<KernelCall> calls, BufferArea area) =>
        [.. BufferLives.Uses(calls, area).Select(use => (use.Key, use.Value[0], use.Value[use.Value.Count - 1]))];

    private static long RoundUp(long elements) => (elements + Alignment - 1) / Alignment * Alignment;
}
