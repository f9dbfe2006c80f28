using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// Drops values that are only waiting while memory is at its peak, and computes them again, to the same bits, right before the adjoint
/// reads them (Chen et al., "Training Deep Nets with Sublinear Memory Cost", 2016): what a batch norm gave, whose input is kept anyway
/// since the norm's own adjoint reads it, and what a convolution of very few inputs gave. It is done only where the convolutions that read a
/// value compute for so long that making it once more hardly shows.
/// </summary>
internal sealed class RecomputeValues
{
    /// <summary>What a reader should know about the calls that compute a value again.</summary>
    public const string Comment = "computed again rather than kept";

    /// <summary>Multiply-adds for each element in the convolutions that read it, at least.</summary>
    private const long LeastWork = 128;

    /// <summary>Multiply-adds for each element in a convolution that is done again, at most.</summary>
    private const long MostWorkAgain = 32;

    /// <summary>The peak moves when values are dropped; it is followed so often at most.</summary>
    private const int MostRounds = 8;

    private readonly int forwardCalls;
    private readonly HashSet<MemoryBuffer> dropped = [];
    private List<KernelCall> candidates;
    private KernelCall[] calls;

    private RecomputeValues(IReadOnlyList<KernelCall> forward, IReadOnlyList<KernelCall> backward)
    {
        forwardCalls = forward.Count;
        calls = [.. forward, .. backward];
        candidates = FindCandidates(forward);
    }

    /// <summary>The backward half, with the calls that compute values again.</summary>
    public static List<KernelCall> Run(IReadOnlyList<KernelCall> forward, IReadOnlyList<KernelCall> backward)
    {
        var pass = new RecomputeValues(forward, backward);
        for (var round = 0; round < MostRounds && pass.DropAtPeak(); round++)
        {
        }

        return [.. pass.calls.Skip(forward.Count)];
    }

    private static MemoryBuffer? ResultOf(KernelCall call) => call.Operands[call.Operands.Count - 1].Buffer;

    private static List<KernelCall> FindCandidates(IReadOnlyList<KernelCall> forward)
    {
        var work = new Dictionary<MemoryBuffer, long>();
        foreach (var call in forward)
        {
            if (call is { Operation.Kernel: ConvolutionKernel convolution } && call.Operands[0].Buffer is { } input)
            {
                work[input] = (work.TryGetValue(input, out var sum) ? sum : 0) + convolution.WorkForEachInput;
            }
        }

        return
        [
            .. forward.Where(call =>
                (BatchNormKernel.IsForward(call) || call.Operation is { Kernel: ConvolutionKernel { WorkForEachOutput: <= MostWorkAgain } })
                && ResultOf(call) is { Area: BufferArea.Arena } result
                && work.TryGetValue(result, out var sum)
                && sum >= LeastWork),
        ];
    }

    // Whether there was anything that could be dropped.
    private bool DropAtPeak()
    {
        var uses = BufferLives.Uses(calls, BufferArea.Arena);
        var peak = BufferLives.Peak(uses, calls.Length);
        var again = new Dictionary<MemoryBuffer, (int First, KernelCall Call)>();
        var others = new List<KernelCall>();
        foreach (var candidate in candidates)
        {
            var result = ResultOf(candidate)!;
            var next = uses[result].FindIndex(use => use >= peak);
            if (next <= 0 || uses[result][next] == peak)
            {
                others.Add(candidate);
            }
            else if (uses[result][next] is var first && first >= forwardCalls && IsReadable(candidate, first, uses))
            {
                dropped.Add(result);
                var target = new MemoryBuffer(result.Layer, "Again", BufferArea.Arena, result.Elements, isPerSample: true);
                again[result] = (first, Again(candidate, target));
                others.Add(again[result].Call);
            }
        }

        candidates = others;
        calls = Insert(again);
        return again.Count > 0;
    }

    // Whether all that a candidate reads is still there, and not dropped itself, when it is computed again.
    private bool IsReadable(KernelCall candidate, int time, Dictionary<MemoryBuffer, List<int>> uses) =>
        candidate.Operands.Take(candidate.Operands.Count - 1).All(operand =>
            operand.Buffer is not { Area: BufferArea.Arena } buffer
            || (!dropped.Contains(buffer) && uses[buffer][uses[buffer].Count - 1] >= time));

    private static KernelCall Again(KernelCall call, MemoryBuffer target) =>
        (BatchNormKernel.IsForward(call) ? BatchNormKernel.Again(call) : call) switch
        {
            var repeated => repeated with
            {
                Operands = [.. repeated.Operands.Take(repeated.Operands.Count - 1), Operand.Of(target)],
                Comment = Comment,
            },
        };

    // Each value's new call stands before its first reader behind the peak; that one and all behind it read what the new call gives.
    private KernelCall[] Insert(Dictionary<MemoryBuffer, (int First, KernelCall Call)> again)
    {
        var inserted = again.Values.ToLookup(entry => entry.First, entry => entry.Call);
        var result = new List<KernelCall>(calls.Length + again.Count);
        for (var i = 0; i < calls.Length; i++)
        {
            result.AddRange(inserted[i]);
            bool IsReplaced(Operand operand) => operand.Buffer is { } buffer && again.TryGetValue(buffer, out var entry) && i >= entry.First;

            result.Add(calls[i].Operands.Any(IsReplaced)
                ? calls[i] with
                {
                    Operands = [.. calls[i].Operands.Select(operand =>
                        IsReplaced(operand) ? Operand.Of(ResultOf(again[operand.Buffer!].Call)!) : operand)],
                }
                : calls[i]);
        }

        return [.. result];
    }
}
