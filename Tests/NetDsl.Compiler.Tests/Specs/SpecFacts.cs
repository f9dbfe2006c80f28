using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>The facts of a network in the words of the pages.</summary>
internal static class SpecFacts
{
    /// <summary>A fact of a layer, or of the whole network where the page names none.</summary>
    public static string Describe(ExpectedFact expected, NetworkGraph graph, NetworkFacts facts)
    {
        if (expected.Fact == "total")
        {
            return FormattableString.Invariant($"{facts.Parameters} trainable {facts.Trainable}");
        }

        var name = expected.Value.Split(' ')[0];
        var layer = facts.Layers.FirstOrDefault(candidate => candidate.Node.Name == name);
        if (layer is null)
        {
            return expected.Fact == "field" && char.IsDigit(name[0])
                ? Describe(facts.Field)
                : $"no layer '{name}' among {string.Join(", ", graph.Nodes.Select(node => node.Name))}";
        }

        return $"{name} {Describe(expected.Fact, layer)}";
    }

    private static string Describe(string fact, LayerFacts layer) => fact switch
    {
        "shape" => layer.Node.Output.ToString(),
        "parameters" => FormattableString.Invariant($"{layer.Parameters}"),
        "macs" => FormattableString.Invariant($"{layer.Macs}"),
        "weights" => string.Join(", ", layer.Node.Weights.Select(weight => $"{weight.Name} {string.Join('x', weight.Shape)}")),
        _ => Describe(layer.Field),
    };

    private static string Describe(ReceptiveField? field)
    {
        if (field is null)
        {
            return "none";
        }

        var (height, width) = (field.Height, field.Width);
        return FormattableString.Invariant($"{height.Size}x{width.Size} stride {height.Stride}x{width.Stride} padding {height.Padding}x{width.Padding}")
            + (field.IsAligned ? "" : " not aligned")
            + (field.SeesEverything ? " sees everything" : "");
    }
}
