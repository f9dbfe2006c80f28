using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The sum of two or more values of one shape.</summary>
internal sealed class Add : LayerDefinition<NoSpec>
{
    public override string Keyword => "add";

    public override string NameStem => "add";

    public override string Summary => "The sum of two or more values of one shape, number by number.";

    public override InputArity Arity => InputArity.Several;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    public override TensorShape? InferShape(NoSpec spec, LayerSite site)
    {
        var first = site.Input;
        var other = site.Inputs.FirstOrDefault(input => input.Output != first.Output);
        return other is null
            ? first.Output
            : site.Report(
                ShapeRules.AddedShapesDiffer,
                null,
                site.Name,
                first.ShownName,
                first.Output.ToSentence(),
                other.ShownName,
                other.Output.ToSentence(),
                ShapeDifference.Describe(first.Output, other.Output),
                ShapeRepair.MakeEqual(first, other));
    }

    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(NoSpec spec, TensorShape input) => FieldEffect.Pointwise;

    public override long Macs(NoSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(NoSpec spec, LoweringSite site) => site.Apply(new AddKernel());

    public override void ToTorch(NoSpec spec, TorchSite site)
    {
        var sum = site.Input;
        for (var i = 1; i < site.Inputs.Count; i++)
        {
            var part = i == site.Inputs.Count - 1 ? "" : FormattableString.Invariant($"sum{i}");
            sum = site.Call(new AddFunction(), part, site.Output, sum, site.Inputs[i]);
        }

        site.Return(sum);
    }

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;
}
