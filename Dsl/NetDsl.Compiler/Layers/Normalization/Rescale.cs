using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a rescaling say.</summary>
internal sealed record RescaleSpec(double Factor, double Offset);

/// <summary>The same factor and offset for all values, as Keras' Rescaling: bytes of an image become numbers around 0 or 1.</summary>
internal sealed class Rescale : ShapePreservingLayer<RescaleSpec>
{
    public override string Keyword => "rescale";

    public override string NameStem => "rescale";

    public override string Summary => "x times factor plus offset, with the same two numbers for all values.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("factor", ArgumentKind.Real, "what each value is multiplied by") { IsPositional = true },
        new("offset", ArgumentKind.Real, "what is added to the product") { Default = 0.0 },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(RescaleSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(RescaleSpec spec, LoweringSite site)
    {
        var line = new SpecStruct("ILinear", [SpecStruct.Real("Factor", (float)spec.Factor), SpecStruct.Real("Summand", (float)spec.Offset)]);
        site.Apply(new ActivationKernel("Linear", line));
    }

    public override void ToTorch(RescaleSpec spec, TorchSite site)
    {
        var value = site.Input;
        if (spec.Factor != 1)
        {
            value = site.Call(new MultiplyByFunction(spec.Factor), spec.Offset == 0 ? "" : "scaled", site.Output, value);
        }

        site.Return(spec.Offset == 0 ? value : site.Call(new AddNumberFunction(spec.Offset), "", site.Output, value));
    }

    protected override RescaleSpec Read(ArgumentReader arguments) => new(arguments.Real("factor"), arguments.Real("offset"));
}
