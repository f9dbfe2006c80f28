using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>A layer that gives back the shape that it reads, position by position: activations, normalisation, dropout.</summary>
/// <typeparam name="TSpec">What the arguments say.</typeparam>
internal abstract class ShapePreservingLayer<TSpec> : LayerDefinition<TSpec>
    where TSpec : notnull
{
    public override TensorShape? InferShape(TSpec spec, LayerSite site) => site.InputShape;

    public override FieldEffect Field(TSpec spec, TensorShape input) => FieldEffect.Pointwise;

    public sealed override long Macs(TSpec spec, TensorShape input, TensorShape output) => 0;
}

/// <summary>The specification of a layer without arguments.</summary>
internal sealed record NoSpec
{
    /// <summary>The only one.</summary>
    public static NoSpec Instance { get; } = new();

    private NoSpec()
    {
    }
}
