using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>The rules for what is added to the output of a transposed convolution and what is cut off it.</summary>
internal static class TransposedWindowRule
{
    /// <summary>Whether they hold; reports the first that does not.</summary>
    public static bool Holds(LayerSite site, TransposedWindow sliding)
    {
        var outputs = sliding.Outputs(site.InputShape);
        if (!OutputPaddingIsNeeded(site, sliding))
        {
            return false;
        }

        if (outputs is { Height: > 0, Width: > 0 })
        {
            return true;
        }

        var (axis, window, output) = outputs.Height <= 0
            ? ("rows", sliding.Adjoint.Height, outputs.Height)
            : ("columns", sliding.Adjoint.Width, outputs.Width);
        var cut = (long)window.Before + window.After;
        site.Report(
            ShapeRules.TransposedPaddingTooLarge,
            "padding",
            site.Name,
            Quantity.Of(cut),
            axis,
            Quantity.Of(output + cut),
            site.Input.ShownName,
            Quantity.Of(output + cut - 1));
        return false;
    }

    /// <summary>
    /// A convolution with a stride gives one output for several input sizes; more rows than these, as many as the stride, would be nobody's.
    /// With <c>same</c> there is but one size.
    /// </summary>
    private static bool OutputPaddingIsNeeded(LayerSite site, TransposedWindow sliding)
    {
        var (stride, dilation) = (sliding.Stride, sliding.Dilation);
        var limit = Math.Min(Math.Max(stride.Height, dilation.Height), Math.Max(stride.Width, dilation.Width));
        var isSame = sliding.Padding.Rule == PaddingRule.Same;
        if (sliding.OutputPadding < limit && (!isSame || sliding.OutputPadding == 0))
        {
            return true;
        }

        var reason = isSame
            ? $"'padding: same' makes its output {stride.InCode} times its input"
            : $"only less than {limit} can be missing with 'stride: {stride.InCode}' and 'dilation: {dilation.InCode}'";
        var repair = isSame || limit == 1
            ? "leave 'outputpadding' out"
            : FormattableString.Invariant($"use 'outputpadding: {limit - 1}' or less");
        site.Report(ShapeRules.OutputPaddingTooLarge, "outputpadding", site.Name, Quantity.Of(sliding.OutputPadding), reason, repair);
        return false;
    }
}
