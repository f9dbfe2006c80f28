using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>A normalisation by statistics of the sample itself: what layer norm and group norm have in common.</summary>
/// <typeparam name="TSpec">What the arguments say.</typeparam>
internal abstract class SampleNormLayer<TSpec> : ShapePreservingLayer<TSpec>
    where TSpec : SampleNormSpec
{
    /// <summary>Arguments that mean the same in both.</summary>
    protected static IReadOnlyList<LayerArgument> CommonOnes { get; } =
    [
        new("epsilon", ArgumentKind.Real, "added to the variance, so that it is never 0") { Default = 0.001, Minimum = 1e-12 },
        new("scale", ArgumentKind.Boolean, "whether each channel has a trainable factor, gamma") { Default = true },
        new("center", ArgumentKind.Boolean, "whether each channel has a trainable summand, beta") { Default = true },
    ];

    public sealed override string NameStem => "norm";

    public sealed override IReadOnlyList<WeightDefinition> Weights(TSpec spec, TensorShape input, TensorShape output)
    {
        int[] shape = [input.Channels];
        return
        [
            .. spec.Scale ? [new WeightDefinition("gamma", shape, InitializerKind.Ones)] : Array.Empty<WeightDefinition>(),
            .. spec.Center ? [new WeightDefinition("beta", shape, InitializerKind.Zeros)] : Array.Empty<WeightDefinition>(),
        ];
    }
}

/// <summary>What the arguments of such a normalisation say.</summary>
internal record SampleNormSpec(double Epsilon, bool Scale, bool Center);
