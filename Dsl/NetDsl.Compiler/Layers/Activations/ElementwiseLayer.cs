using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of an activation say: its number, where it has one.</summary>
internal sealed record ElementwiseSpec(double? Parameter);

/// <summary>A function applied to each value on its own. A new one names its word, its formula and the runtime's type.</summary>
internal abstract class ElementwiseLayer : ShapePreservingLayer<ElementwiseSpec>
{
    public override string NameStem => Keyword;

    public sealed override bool IsActivation => true;

    public sealed override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public sealed override IReadOnlyList<LayerArgument> Arguments => Parameter is null ? [] : [Parameter];

    /// <summary>The type of the runtime that computes it and its derivative.</summary>
    protected abstract string Function { get; }

    /// <summary>What it is in PyTorch.</summary>
    protected abstract TorchFunction InTorch(ElementwiseSpec spec);

    /// <summary>
    /// Whether that type computes the derivative from the input, as it must where two inputs give one output; else from the output, so
    /// that training need not keep the input.
    /// </summary>
    protected virtual bool SlopeFromInput => false;

    /// <summary>Its number, such as the slope of a leaky ReLU; null for those without.</summary>
    protected virtual LayerArgument? Parameter => null;

    public sealed override IReadOnlyList<WeightDefinition> Weights(ElementwiseSpec spec, TensorShape input, TensorShape output) => [];

    public sealed override void Lower(ElementwiseSpec spec, LoweringSite site)
    {
        var constants = spec.Parameter is { } number ? new SpecStruct("IConstant", [SpecStruct.Real("Value", (float)number)]) : null;
        site.Apply(new ActivationKernel(Function, constants) { SlopeFromInput = SlopeFromInput });
    }

    public sealed override void ToTorch(ElementwiseSpec spec, TorchSite site) => site.Apply(InTorch(spec));

    protected sealed override ElementwiseSpec Read(ArgumentReader arguments) =>
        new(Parameter is null ? null : arguments.Real(Parameter.Name));
}
