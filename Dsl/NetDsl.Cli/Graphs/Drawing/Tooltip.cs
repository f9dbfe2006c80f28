using System.Text;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>What is said of a part when the pointer rests on it: all that the compiler knows of it.</summary>
internal static class Tooltip
{
    /// <summary>Of the layers of a tile.</summary>
    public static string Of(Tile tile) => string.Join("\n\n", tile.Layers.Select(Of));

    /// <summary>Of a block.</summary>
    public static string Of(Block block)
    {
        var text = new StringBuilder(block.Name);
        if (block.Times > 1)
        {
            text.Append($" … {block.LastName}: {LayerTable.Number(block.Times)} blocks alike, one drawn for all; of each:");
        }

        return text
            .Append($"\n{LayerTable.Number(block.Layers.Count)} layers")
            .Append($"\n{LayerTable.Number(block.Layers.Sum(layer => layer.Facts.Parameters))} parameters")
            .Append($"\n{LayerTable.Number(block.Layers.Sum(layer => layer.Facts.Macs))} MACs")
            .ToString();
    }

    /// <summary>Of a wire.</summary>
    public static string Of(Wire wire) => $"{wire.Layer.Name}: {wire.Shape}";

    private static string Of(DrawnLayer layer)
    {
        var (node, facts) = (layer.Facts.Node, layer.Facts);
        var activation = layer.Activation is { } found ? $", {found.Layer.Definition.Keyword}" : "";
        var text = new StringBuilder($"{node.Name}: {node.Layer.Definition.Keyword}{activation}");
        text.Append($"\n{string.Join(", ", node.Inputs.Select(input => input.Output.ToString()))}{(node.Inputs.Count > 0 ? " -> " : "")}{node.Output}");
        foreach (var weight in node.Weights)
        {
            text.Append($"\n{weight.Name} {string.Join('x', weight.Shape)}");
        }

        if (facts.Parameters > 0)
        {
            text.Append($"\n{LayerTable.Number(facts.Parameters)} parameters");
        }

        if (facts.Macs > 0)
        {
            text.Append($"\n{LayerTable.Number(facts.Macs)} MACs");
        }

        if (facts.Field is { } field)
        {
            text.Append($"\nfield {field}, stride {field.Height.Stride}x{field.Width.Stride}, padding {field.Height.Padding}x{field.Width.Padding}");
        }

        return text.ToString();
    }
}
