using System.Globalization;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>The figures of the network as constants, and those of each layer as a list.</summary>
internal static class ConstantsPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var facts = input.Facts;
        writer.Summary("All weights, trainable or not.");
        writer.Line($"public const long ParameterCount = {Literal(facts.Parameters)};");
        writer.Line();
        writer.Summary("Weights that training changes.");
        writer.Line($"public const long TrainableParameterCount = {Literal(facts.Trainable)};");
        writer.Line();
        writer.Summary("Multiply-adds of one sample in convolutions and dense layers.");
        writer.Line($"public const long Macs = {Literal(facts.Macs)};");
        writer.Line();
        writer.Summary("Bytes of one sample in the memory of a training session.");
        writer.Line($"public const long TrainingBytesPerSample = {Literal(input.Programs.TrainingBytesPerSample)};");
        if (facts.Field is { } field)
        {
            writer.Line();
            writer.Summary("Rows of the input that one output position of the last spatial layer depends on.");
            writer.Line($"public const int ReceptiveFieldHeight = {Literal(field.Height.Size)};");
            writer.Line();
            writer.Summary("Columns of the input that one output position of the last spatial layer depends on.");
            writer.Line($"public const int ReceptiveFieldWidth = {Literal(field.Width.Size)};");
        }

        writer.Line();
        writer.Summary("The layers in their order, with what the compiler computed of each.");
        writer.Line("public static global::System.Collections.Generic.IReadOnlyList<LayerInfo> Layers { get; } =");
        writer.Line("[");
        var weights = input.Programs.Training.Network.Weights.ToLookup(slot => slot.Layer);
        foreach (var layer in facts.Layers.Where(layer => layer.Node.Owner is null))
        {
            writer.Line($"    {Row(layer, weights[layer.Node.Name])},");
        }

        writer.Line("];");
    }

    private static string Row(LayerFacts layer, IEnumerable<WeightSlot> weights)
    {
        var name = SourceWriter.Quote(layer.Node.Name);
        var kind = SourceWriter.Quote(layer.Node.Layer.Definition.Keyword);
        var output = string.Join(", ", layer.Node.Output.Extents.Select(extent => Literal(extent)));
        var figures = $"{Literal(layer.Parameters)}, {Literal(layer.Trainable)}, {Literal(layer.Macs)}, {Field(layer.Field)}";
        var parameters = string.Join(", ", weights.Select(DescriptionPart.Parameter));
        return $"new({name}, {kind}, [{output}], {figures}, [{parameters}])";
    }

    private static string Field(ReceptiveField? field) => field is null
        ? "null"
        : FormattableString.Invariant(
            $"new({field.Height.Size}, {field.Width.Size}, {field.Height.Stride}, {field.Width.Stride}, {field.Height.Padding}, {field.Width.Padding})");

    private static string Literal(long value)
    {
        var text = value.ToString("N0", CultureInfo.InvariantCulture);
        return text.Replace(",", "_");
    }
}
