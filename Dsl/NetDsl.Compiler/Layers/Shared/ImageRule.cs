using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Layers;

/// <summary>The rule that a layer reads an image, as opposed to a vector.</summary>
internal static class ImageRule
{
    /// <summary>Whether the rule holds; reports where not, naming the layer that made a vector of the last image.</summary>
    public static bool Holds(LayerSite site)
    {
        if (site.InputShape.IsSpatial)
        {
            return true;
        }

        var node = site.Input;
        while (node.Inputs.Count > 0 && !node.Inputs[0].Output.IsSpatial)
        {
            node = node.Inputs[0];
        }

        var repair = node.Inputs.Count > 0
            ? $"put it before '{node.ShownName}'"
            : $"declare the input as height x width x channels, such as 'input 1x1x{node.Output.Channels}'";
        site.Report(ShapeRules.ImageNeeded, null, site.Name, site.Input.ShownName, site.InputShape.ToSentence(), repair);
        return false;
    }
}
