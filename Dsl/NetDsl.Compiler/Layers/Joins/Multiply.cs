using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// The product of a value and its factors: one for each of its numbers, or one for each channel, which is how a gate weighs channels
/// (squeeze-and-excite; Hu, Shen and Sun, 2018).
/// </summary>
internal sealed class Multiply : LayerDefinition<NoSpec>
{
    public override string Keyword => "multiply";

    public override string NameStem => "multiply";

    public override string Summary => "The product of two values, number by number, or of an image and one factor for each channel.";

    public override InputArity Arity => InputArity.Several;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    public override TensorShape? InferShape(NoSpec spec, LayerSite site)
    {
        if (site.Inputs.Count > 2)
        {
            return site.Report(
                ShapeRules.ProductTakesTwo,
                null,
                site.Name,
                site.Inputs.Count,
                site.Inputs[0].ShownName,
                site.Inputs[1].ShownName,
                site.Inputs[2].ShownName);
        }

        return Fits(site.InputShape, site.Inputs[1].Output) ? site.InputShape : Report(site, site.Input, site.Inputs[1]);
    }

    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(NoSpec spec, TensorShape input) => FieldEffect.Pointwise;

    public override long Macs(NoSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(NoSpec spec, LoweringSite site) => site.Apply(new MultiplyKernel(site.Input, site.Node.Inputs[1].Output));

    public override void ToTorch(NoSpec spec, TorchSite site)
    {
        var (value, factors) = (site.Inputs[0], site.Inputs[1]);
        if (value.Shape.IsSpatial != factors.Shape.IsSpatial)
        {
            factors = value.Shape.IsSpatial
                ? site.Call(new OnePixelFunction(factors.Shape.Channels), "factors", TensorShape.Image(1, 1, factors.Shape.Channels), factors)
                : site.Call(new FlattenFunction(), "factors", value.Shape, factors);
        }

        site.Return(site.Call(new MultiplyFunction(), "", site.Output, value, factors));
    }

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;

    /// <summary>Whether there is one factor for each number or for each channel of a value.</summary>
    internal static bool Fits(TensorShape value, TensorShape factors) =>
        value == factors || (factors.Pixels == 1 && factors.Channels == value.Channels);

    private static TensorShape? Report(LayerSite site, GraphNode value, GraphNode factors) => site.Report(
        ShapeRules.FactorsDoNotFit,
        null,
        site.Name,
        value.ShownName,
        value.Output.ToSentence(),
        factors.ShownName,
        factors.Output.ToSentence(),
        Fits(factors.Output, value.Output) ? $"name '{factors.ShownName}' first" : Repair(value, factors));

    /// <summary>What gives the factors a shape that fits the value, which itself stays as it is.</summary>
    internal static string Repair(GraphNode value, GraphNode factors)
    {
        var channels = value.Output.Channels;
        if (factors.Output.Pixels == 1 || ShapeDifference.SameFrame(value.Output, factors.Output))
        {
            return ProducerRepair.ChangeChannels(value, factors)
                ?? FormattableString.Invariant($"put '{(factors.Output.IsSpatial ? $"conv2d {channels}, 1x1" : $"dense {channels}")}' behind '{factors.ShownName}'");
        }

        return factors.Output.Channels == channels
            ? $"put 'globalavgpool' behind '{factors.ShownName}'"
            : FormattableString.Invariant($"put 'globalavgpool' and 'dense {channels}' behind '{factors.ShownName}'");
    }
}
