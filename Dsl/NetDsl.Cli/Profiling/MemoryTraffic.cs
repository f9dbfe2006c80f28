using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Profiling;

/// <summary>
/// The bytes that each call has to move from or to memory when a network runs again and again: those of its buffers that a cache which
/// keeps what was used last does not hold when it comes to them. A buffer that is read and written counts once.
/// </summary>
internal sealed class MemoryTraffic
{
    private const long Area = 1L << 44;

    private readonly Dictionary<MemoryBuffer, long> starts = [];
    private readonly Dictionary<BufferArea, long> ends = [];
    private readonly MemoryPlan arena;
    private readonly int batch;
    private readonly RecentMemory cache;

    private MemoryTraffic(MemoryPlan arena, int batch, long cacheBytes)
    {
        this.arena = arena;
        this.batch = batch;
        cache = new RecentMemory(cacheBytes);
    }

    /// <summary>Bytes of the calls of a prediction, in their order.</summary>
    public static IReadOnlyList<long> OfPrediction(NetworkPrograms programs, int batch, long cacheBytes) =>
        new MemoryTraffic(programs.Inference.Arena, batch, cacheBytes).Repeated([.. Uses(programs, ProfiledPhase.Predict)]);

    /// <summary>Bytes of the calls of a training step, in their order, and behind them those of the update of the weights.</summary>
    public static IReadOnlyList<long> OfStep(NetworkPrograms programs, int batch, long cacheBytes)
    {
        List<IReadOnlyList<MemoryBuffer>> uses =
        [
            .. Uses(programs, ProfiledPhase.Forward), .. Uses(programs, ProfiledPhase.Backward),
        ];
        var weights = uses.SelectMany(use => use).Where(buffer => buffer.Area == BufferArea.Weights).ToLookup(buffer => buffer.Name);
        var gradients = uses.SelectMany(use => use).Where(buffer => buffer.Area == BufferArea.Gradients).Distinct();
        uses.Add([.. gradients.SelectMany(gradient => weights[gradient.Name].Take(1).Append(gradient))]);
        return new MemoryTraffic(programs.Training.Arena, batch, cacheBytes).Repeated(uses);
    }

    private static IEnumerable<IReadOnlyList<MemoryBuffer>> Uses(NetworkPrograms programs, ProfiledPhase phase) =>
        ProfiledCall.Of(programs, phase).Select(call => call.Operands.Select(operand => operand.Buffer).OfType<MemoryBuffer>().Distinct().ToList());

    // The first round only fills the cache.
    private IReadOnlyList<long> Repeated(IReadOnlyList<IReadOnlyList<MemoryBuffer>> uses)
    {
        IReadOnlyList<long> Round() => [.. uses.Select(use => use.Sum(buffer => cache.Use(Start(buffer), Bytes(buffer))))];
        Round();
        return Round();
    }

    private long Bytes(MemoryBuffer buffer) => buffer.Elements * (buffer.IsPerSample ? batch : 1) * sizeof(float);

    private long Start(MemoryBuffer buffer)
    {
        if (buffer.Area == BufferArea.Arena)
        {
            // Buffers whose lives do not meet share memory, so that one may find in the cache what another left there.
            var floats = buffer.IsPerSample ? arena.Offsets[buffer] * batch : (arena.FloatsPerSample * batch) + arena.Offsets[buffer];
            return ((long)BufferArea.Arena * Area) + (floats * sizeof(float));
        }

        if (!starts.TryGetValue(buffer, out var start))
        {
            start = ends.GetValueOrDefault(buffer.Area, (long)buffer.Area * Area);
            starts[buffer] = start;
            ends[buffer.Area] = start + Bytes(buffer);
        }

        return start;
    }
}
