using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The channels of two or more values, one behind the other, in the order in which the values are given.</summary>
internal sealed class Concat : LayerDefinition<NoSpec>
{
    private const string TooManyChannels = "join values of fewer channels";

    public override string Keyword => "concat";

    public override string NameStem => "concat";

    public override string Summary => "The channels of two or more images of one height and width, or the features of vectors, side by side.";

    public override InputArity Arity => InputArity.Several;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    public override TensorShape? InferShape(NoSpec spec, LayerSite site)
    {
        var shape = site.InputShape;
        if (site.Inputs.Any(input => !ShapeDifference.SameFrame(input.Output, shape)))
        {
            return Report(site);
        }

        var channels = site.Inputs.Sum(input => (long)input.Output.Channels);
        return shape.IsSpatial
            ? ShapeLimits.Image(site, null, shape.Height, shape.Width, channels, TooManyChannels)
            : ShapeLimits.Vector(site, null, channels, TooManyChannels);
    }

    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(NoSpec spec, TensorShape input) => FieldEffect.Pointwise;

    public override long Macs(NoSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(NoSpec spec, LoweringSite site) => site.Apply(new ConcatKernel(site.Output));

    public override void ToTorch(NoSpec spec, TorchSite site) => site.Apply(new ConcatFunction());

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;

    /// <summary>What most of the values are stays as it is; each of the others is named, with what would make it fit.</summary>
    private static TensorShape? Report(LayerSite site)
    {
        var kept = site.Inputs
            .OrderByDescending(input => site.Inputs.Count(like => ShapeDifference.SameFrame(like.Output, input.Output)))
            .First();
        var others = site.Inputs.Where(input => !ShapeDifference.SameFrame(input.Output, kept.Output)).Distinct().ToList();
        IReadOnlyList<string> repairs = site.Inputs.Count == 2
            ? [ShapeRepair.MakeBranchesMeet(kept, others[0])]
            : [.. others.Select(other => ShapeRepair.FitFrame(other, kept)).Distinct()];
        IReadOnlyList<GraphNode> shown = [kept, .. others];
        return site.Report(
            ShapeRules.JoinedSizesDiffer,
            null,
            site.Name,
            Quantity.List([.. shown.Select(node => $"'{node.ShownName}' gives {node.Output.ToSentence()}")]),
            ShapeDifference.DescribeFrame(kept.Output, [.. others.Select(other => other.Output)]),
            string.Join(", and ", repairs));
    }
}
