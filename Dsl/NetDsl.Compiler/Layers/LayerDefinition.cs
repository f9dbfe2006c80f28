using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>How many values a layer reads.</summary>
public enum InputArity
{
    /// <summary>None: the input itself.</summary>
    None,

    /// <summary>One.</summary>
    One,

    /// <summary>Two or more: add, concat.</summary>
    Several,
}

/// <summary>
/// A layer that users write, with all of its rules in this one place. Adding one: a file here, a line in
/// <see cref="LayerCatalogue"/>, a specification page and a conformance row; docs/adding-a-layer.md is the checklist.
/// </summary>
public abstract class LayerDefinition
{
    /// <summary>The word in the language: <c>conv2d</c>.</summary>
    public abstract string Keyword { get; }

    /// <summary>The stem of the names given to unnamed layers: <c>conv</c> makes conv1, conv2.</summary>
    public abstract string NameStem { get; }

    /// <summary>What it computes, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Its arguments; those that can be given by position come first, in their order.</summary>
    public abstract IReadOnlyList<LayerArgument> Arguments { get; }

    /// <summary>How many values it reads.</summary>
    public virtual InputArity Arity => InputArity.One;

    /// <summary>Whether it takes <c>activation: relu</c>, which the elaborator turns into a node of its own behind this one.</summary>
    public virtual bool TakesActivation => false;

    /// <summary>Whether it can be named by <c>activation:</c>.</summary>
    public virtual bool IsActivation => false;

    /// <summary>What it makes of the order of a vector's features.</summary>
    public virtual FeatureOrder FeatureOrder => FeatureOrder.Fixed;

    /// <summary>Binds the layer to its checked arguments.</summary>
    public abstract BoundLayer Bind(ArgumentReader arguments);
}

/// <summary>A layer with a specification of its own type. Every rule is abstract, so that a forgotten one does not compile.</summary>
/// <typeparam name="TSpec">What the arguments say, as an immutable record.</typeparam>
public abstract class LayerDefinition<TSpec> : LayerDefinition
    where TSpec : notnull
{
    /// <inheritdoc/>
    public sealed override BoundLayer Bind(ArgumentReader arguments) => new BoundLayer<TSpec>(this, Read(arguments), arguments);

    /// <summary>Reads the arguments.</summary>
    protected abstract TSpec Read(ArgumentReader arguments);

    /// <summary>The shape of one sample of the output, or null after reporting why there is none.</summary>
    public abstract TensorShape? InferShape(TSpec spec, LayerSite site);

    /// <summary>The weights, in the order in which they are stored.</summary>
    public abstract IReadOnlyList<WeightDefinition> Weights(TSpec spec, TensorShape input, TensorShape output);

    /// <summary>What one output position sees of the input.</summary>
    public abstract FieldEffect Field(TSpec spec, TensorShape input);

    /// <summary>Multiply-adds of one sample, counted for convolutions and dense layers as is usual, else 0.</summary>
    public abstract long Macs(TSpec spec, TensorShape input, TensorShape output);

    /// <summary>Expresses the layer by kernels.</summary>
    public abstract void Lower(TSpec spec, LoweringSite site);

    /// <summary>Expresses the layer by operations of PyTorch.</summary>
    public abstract void ToTorch(TSpec spec, TorchSite site);
}

/// <summary>A layer with its arguments, whatever the type of its specification.</summary>
public abstract class BoundLayer
{
    /// <summary>The layer.</summary>
    public abstract LayerDefinition Definition { get; }

    /// <summary>What the arguments say.</summary>
    public abstract object Spec { get; }

    /// <summary>The arguments themselves.</summary>
    public abstract ArgumentReader Arguments { get; }

    /// <inheritdoc cref="LayerDefinition{TSpec}.InferShape"/>
    public abstract TensorShape? InferShape(LayerSite site);

    /// <inheritdoc cref="LayerDefinition{TSpec}.Weights"/>
    public abstract IReadOnlyList<WeightDefinition> Weights(TensorShape input, TensorShape output);

    /// <inheritdoc cref="LayerDefinition{TSpec}.Field"/>
    public abstract FieldEffect Field(TensorShape input);

    /// <inheritdoc cref="LayerDefinition{TSpec}.Macs"/>
    public abstract long Macs(TensorShape input, TensorShape output);

    /// <inheritdoc cref="LayerDefinition{TSpec}.Lower"/>
    public abstract void Lower(LoweringSite site);

    /// <inheritdoc cref="LayerDefinition.FeatureOrder"/>
    public FeatureOrder FeatureOrder => Definition.FeatureOrder;

    /// <inheritdoc cref="LayerDefinition{TSpec}.ToTorch"/>
    public abstract void ToTorch(TorchSite site);
}

internal sealed class BoundLayer<TSpec>(LayerDefinition<TSpec> definition, TSpec spec, ArgumentReader arguments) : BoundLayer
    where TSpec : notnull
{
    public override LayerDefinition Definition => definition;

    public override object Spec => spec;

    public override ArgumentReader Arguments => arguments;

    public override TensorShape? InferShape(LayerSite site) => definition.InferShape(spec, site);

    public override IReadOnlyList<WeightDefinition> Weights(TensorShape input, TensorShape output) =>
        definition.Weights(spec, input, output);

    public override FieldEffect Field(TensorShape input) => definition.Field(spec, input);

    public override long Macs(TensorShape input, TensorShape output) => definition.Macs(spec, input, output);

    public override void Lower(LoweringSite site) => definition.Lower(spec, site);

    public override void ToTorch(TorchSite site) => definition.ToTorch(spec, site);
}
