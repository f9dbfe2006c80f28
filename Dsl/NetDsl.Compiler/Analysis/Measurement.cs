using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>What a contract is compared with: one number, or one for each axis.</summary>
/// <param name="Rule">What is reported where the contract is broken.</param>
/// <param name="Extents">The numbers.</param>
/// <param name="Axes">The names of the axes; empty for one number.</param>
/// <param name="Noun">What one number counts; empty for sizes.</param>
/// <param name="ToReduce">What makes the numbers smaller.</param>
/// <param name="ToRaise">What makes them larger.</param>
internal sealed record Measurement(
    DiagnosticRule Rule,
    IReadOnlyList<long> Extents,
    IReadOnlyList<string> Axes,
    string Noun,
    string ToReduce,
    string ToRaise)
{
    private static readonly string[] HeightAndWidth = ["height", "width"];

    /// <summary>Why the network has no such number, or null where it has.</summary>
    public string? Missing { get; private init; }

    /// <summary>The numbers as sentences have them: <c>61,706 parameters</c>, <c>16 x 16</c>.</summary>
    public string InWords => Noun.Length == 0 ? Size(Extents) : Quantity.Of(Extents[0], Noun);

    /// <summary>The numbers as the language has them.</summary>
    public string InCode => string.Join("x", Extents.Select(Quantity.InCode));

    /// <summary>Numbers without their noun: <c>16 x 16</c>.</summary>
    public static string Size(IReadOnlyList<long> numbers) => string.Join(" x ", numbers.Select(number => Quantity.Of(number)));

    /// <summary>Measures a fact by its name in the language.</summary>
    public static Measurement Of(string fact, NetworkGraph graph, NetworkFacts facts, long? trainingBytesPerSample) => fact switch
    {
        "parameters" => Count(facts.Parameters, "parameter"),
        "trainable" => Count(facts.Trainable, "trainable parameter"),
        "macs" => Count(facts.Macs, "multiply-add"),
        "field" => Field(facts),
        "stride" => Stride(facts),
        "output" => Output(graph.Output.Output),
        "memory" => Memory(trainingBytesPerSample),
        _ => Unknown($"'{fact}' is not among what is measured: parameters, trainable, macs, field, stride, output, memory"),
    };

    private static Measurement Count(long count, string noun) =>
        new(ContractRules.CountBroken, [count], [], noun, "use fewer filters or units", "use more filters or units");

    private static Measurement Field(NetworkFacts facts) => facts.Field is not { } field ? NoField(facts) : new(
        ContractRules.FieldBroken,
        [field.Height.Size, field.Width.Size],
        HeightAndWidth,
        "",
        "use smaller windows or strides",
        "add a layer with a window or a stride");

    private static Measurement Stride(NetworkFacts facts) => facts.Field is not { } field ? NoField(facts) : new(
        ContractRules.StrideBroken,
        [field.Height.Stride, field.Width.Stride],
        HeightAndWidth,
        "",
        "use smaller strides",
        "use larger strides");

    private static Measurement Output(TensorShape shape) => new(
        ContractRules.OutputBroken,
        [.. shape.Extents.Select(extent => (long)extent)],
        shape.IsSpatial ? [.. HeightAndWidth, "channels"] : [],
        "",
        "change the last layers",
        "change the last layers");

    private static Measurement Memory(long? bytes) => bytes is null
        ? Unknown("no memory plan was made for training")
        : new(ContractRules.MemoryBroken, [bytes.Value], [], "byte", "use fewer or smaller layers", "use more or larger layers");

    private static Measurement NoField(NetworkFacts facts) => Unknown(facts.FieldUnknownSince is { } since
        ? $"from '{since.Name}' on neighbouring positions see fields that no stride of whole pixels separates"
        : "its input is a vector, which has no height and width");

    private static Measurement Unknown(string reason) => new(ContractRules.NotMeasurable, [], [], "", "", "") { Missing = reason };
}
