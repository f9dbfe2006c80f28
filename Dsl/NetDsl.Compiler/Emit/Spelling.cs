using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Emit;

/// <summary>How generated code writes down memory and calls, where targets differ.</summary>
internal sealed record Spelling
{
    /// <summary>The type of a piece of memory that holds floats.</summary>
    public required string Floats { get; init; }

    /// <summary>The words before the name of a view, a struct of such pieces.</summary>
    public required string View { get; init; }

    /// <summary>The type of an offset: a device's memory is not bounded by the length of .NET's arrays.</summary>
    public required string Offset { get; init; }

    /// <summary>What makes a whole number a literal of that type in products.</summary>
    public required string OffsetSuffix { get; init; }

    /// <summary>A session's memory.</summary>
    public required string Arena { get; init; }

    /// <summary>What predictions prepare of the weights.</summary>
    public required string Prepared { get; init; }

    /// <summary>The random numbers of a training step.</summary>
    public required string Randomness { get; init; }

    /// <summary>What stands in front of a call's operands.</summary>
    public required IReadOnlyList<string> FirstOperands { get; init; }

    /// <summary>The type of a piece of memory that holds whole numbers, and how a piece with floats becomes one.</summary>
    public required (string Type, Func<string, string> From) Indices { get; init; }

    /// <summary>A copy of one piece of memory onto another.</summary>
    public required Func<string, string, string> Copy { get; init; }

    /// <summary>The CPU: spans of a session's own memory.</summary>
    public static Spelling Cpu { get; } = new()
    {
        Floats = "Span<float>",
        View = "readonly ref struct",
        Offset = "int",
        OffsetSuffix = "",
        Arena = "Memory",
        Prepared = "PreparedWeights",
        Randomness = "Randomness",
        FirstOperands = [],
        Indices = ("Span<int>", static floats => $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>({floats})"),
        Copy = static (source, target) => $"{source}.CopyTo({target});",
    };

    /// <summary>ILGPU: pieces of a device's memory, and a queue that runs the calls.</summary>
    public static Spelling Ilgpu { get; } = new()
    {
        Floats = "DeviceSpan",
        View = "readonly struct",
        Offset = "long",
        OffsetSuffix = "L",
        Arena = "frame.Memory",
        Prepared = "frame.Prepared",
        Randomness = "frame.Randomness",
        FirstOperands = ["queue"],
        Indices = ("DeviceIndices", static floats => $"{floats}.AsIndices()"),
        Copy = static (source, target) => $"Copy.Run(queue, {source}, {target});",
    };

    /// <summary>An operand that is no buffer.</summary>
    public string Write(Operand operand) => operand == Operand.Randomness ? Randomness : operand.Expression!;
}
