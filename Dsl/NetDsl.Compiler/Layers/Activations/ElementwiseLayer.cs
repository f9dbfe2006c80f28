using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of an activation say: its number, where it has one.</summary>
internal sealed record ElementwiseSpec(double? Parameter);

/// <summary>A function applied to each value on its own. A new one names its word, its formula and the runtime's type.</summary>
internal abstract class ElementwiseLayer : ShapePreservingLayer<ElementwiseSpec>
{
    public override string NameStem => Keyword;

    public sealed override bool IsActivation => true;

    public sealed override IReadOnlyList<LayerArgument> Arguments => Parameter is null ? [] : [Parameter];

    /// <summary>The type of the runtime that computes it and its derivative.</summary>
    protected abstract string Function { get; }

    /// <summary>Its number, such as the slope of a leaky ReLU; null for those without.</summary>
    protected virtual LayerArgument? Parameter => null;

    public sealed override IReadOnlyList<WeightDefinition> Weights(ElementwiseSpec spec, TensorShape input, TensorShape output) => [];

    public sealed override void Lower(ElementwiseSpec spec, LoweringSite site) =>
        site.Apply(new ActivationKernel(Function, (float?)spec.Parameter));

    protected sealed override ElementwiseSpec Read(ArgumentReader arguments) =>
        new(Parameter is null ? null : arguments.Real(Parameter.Name));
}
