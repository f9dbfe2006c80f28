using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>What kind of program is being built.</summary>
public enum ProgramKind
{
    /// <summary>Fused, with prepared weights, keeping nothing.</summary>
    Inference,

    /// <summary>Keeping what the adjoint needs.</summary>
    Training,
}

/// <summary>
/// Turns operations into calls. It gives every role that a kernel asks for its buffer; the calls' order gives each buffer's lifetime,
/// from which <see cref="PlanMemory"/> makes offsets.
/// </summary>
public sealed partial class ProgramBuilder
{
    private readonly LoweredNetwork network;
    private readonly Dialect dialect;
    private readonly Func<GraphNode, string> describe;
    private readonly bool keepsOutput;
    private readonly Dictionary<Value, MemoryBuffer> values = [];
    private readonly Dictionary<string, MemoryBuffer> extras = new(StringComparer.Ordinal);
    private readonly Dictionary<WeightSlot, MemoryBuffer> weights = [];
    private readonly MemoryBuffer output;
    private List<KernelCall> calls = [];
    private string layer = "";

    internal ProgramBuilder(
        LoweredNetwork network, ProgramKind kind, Dialect dialect, SharedConstants constants, Func<GraphNode, string> describe)
    {
        this.network = network;
        this.dialect = dialect;
        Constants = constants;
        this.describe = describe;
        Kind = kind;
        output = new MemoryBuffer("output", "", BufferArea.Output, network.Output.Elements, isPerSample: true);
        values[network.Input] = new MemoryBuffer("input", "", BufferArea.Input, network.Input.Elements, isPerSample: true);
        var last = network.Operations.LastOrDefault(operation => operation.Output == network.Output);
        // The caller owns the output and may have overwritten it by the time the adjoint wants to read it.
        keepsOutput = last is null
            || (kind == ProgramKind.Training && (last.FusedActivation is not null || last.Kernel.BackwardReadsOutput));
        FindWhatNeedsGradients();
        FindPooledActivations();
    }

    /// <summary>What kind of program is being built.</summary>
    public ProgramKind Kind { get; }

    /// <summary>The structs of constants.</summary>
    public SharedConstants Constants { get; }

    /// <summary>What a reader should know about the next call; empty for the layer's shape and figures.</summary>
    public string Note { get; set; } = "";

    internal Operand ValueOf(Value value)
    {
        if (value == network.Output && !keepsOutput)
        {
            return Operand.Of(output);
        }

        if (!values.TryGetValue(value, out var buffer))
        {
            values[value] = buffer = new MemoryBuffer(value.Name, "", BufferArea.Arena, value.Elements, isPerSample: true);
        }

        return Operand.Of(buffer);
    }

    internal Operand WeightOf(WeightSlot slot)
    {
        if (!weights.TryGetValue(slot, out var buffer))
        {
            weights[slot] = buffer = new MemoryBuffer(slot.Name, "", BufferArea.Weights, slot.Definition.Elements, isPerSample: false);
        }

        return Operand.Of(buffer);
    }

    internal Operand Packed(Operation operation, string suffix, long elements) => Extra(
        operation,
        suffix,
        Kind == ProgramKind.Inference ? BufferArea.Prepared : BufferArea.Arena,
        elements,
        isPerSample: false,
        BufferElement.Float);

    internal Operand Prepared(Operation operation, string suffix) => Operand.Of(extras[operation.SpecName + suffix]);

    internal Operand Saved(Operation operation, string suffix, long elements, bool isPerSample, BufferElement element) =>
        Extra(operation, suffix, BufferArea.Arena, elements, isPerSample, element);

    internal void Add(Operation operation, string method, IReadOnlyList<string> types, IReadOnlyList<Operand> operands, bool takesBatch)
    {
        var comment = Note.Length > 0 ? Note : operation.Part ?? describe(operation.Node);
        calls.Add(new KernelCall(method, types, operands, takesBatch, comment) { Layer = layer });
        Note = "";
        AddParts();
    }

    private Operand Extra(Operation operation, string suffix, BufferArea area, long elements, bool isPerSample, BufferElement element)
    {
        var name = operation.SpecName + suffix;
        if (!extras.TryGetValue(name, out var buffer))
        {
            extras[name] = buffer = new MemoryBuffer(operation.SpecName, suffix, area, elements, isPerSample, element);
        }

        return Operand.Of(buffer);
    }

    // The calls of operations in their order, each of which knows its operation.
    private List<KernelCall> Collect(IEnumerable<Operation> operations, Action<Operation> build)
    {
        calls = [];
        foreach (var operation in operations)
        {
            var first = calls.Count;
            build(operation);
            for (var i = first; i < calls.Count; i++)
            {
                calls[i] = calls[i] with { Operation = operation };
            }
        }

        return calls;
    }

    internal List<KernelCall> BuildPreparation() => Collect(network.Operations, operation =>
    {
        layer = operation.Node.Name;
        if (operation.FoldedAffine is { } folded)
        {
            dialect.CallsOf(folded.Kernel).Prepare(new CallSite(folded, this));
            Note = $"with '{folded.Node.Name}' folded in";
        }

        dialect.CallsOf(operation.Kernel).Prepare(new CallSite(operation, this));
        Note = "";
    });

    internal List<KernelCall> BuildForward()
    {
        var forward = Collect(network.Operations, operation =>
        {
            var site = new CallSite(operation, this);
            if (Kind == ProgramKind.Inference)
            {
                dialect.CallsOf(operation.Kernel).Infer(site);
            }
            else
            {
                dialect.CallsOf(operation.Kernel).Forward(site);
            }
        });
        if (keepsOutput)
        {
            forward.Add(KernelCall.Copy(ValueOf(network.Output), Operand.Of(output), Kind == ProgramKind.Training ? "kept for the backward pass" : ""));
        }

        return forward;
    }
}
