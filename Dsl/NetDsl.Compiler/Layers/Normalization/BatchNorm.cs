using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a batch norm say.</summary>
internal sealed record BatchNormSpec(double Epsilon, double Momentum, bool Scale, bool Center);

/// <summary>
/// Batch normalisation over the channels. Ioffe and Szegedy (2015); names and defaults are Keras', whose momentum is the share of the
/// old moving value that is kept (PyTorch's is one minus it).
/// </summary>
internal sealed class BatchNorm : ShapePreservingLayer<BatchNormSpec>
{
    public override string Keyword => "batchnorm";

    public override string NameStem => "norm";

    public override string Summary => "Shifts and scales each channel to mean beta and standard deviation gamma over the batch.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("epsilon", ArgumentKind.Real, "added to the variance, so that it is never 0") { Default = 0.001, Minimum = 1e-12 },
        new("momentum", ArgumentKind.Real, "share of the old moving mean and variance that one training step keeps")
        {
            Default = 0.99,
            Minimum = 0,
            Maximum = 1,
        },
        new("scale", ArgumentKind.Boolean, "whether each channel has a trainable factor, gamma") { Default = true },
        new("center", ArgumentKind.Boolean, "whether each channel has a trainable summand, beta") { Default = true },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(BatchNormSpec spec, TensorShape input, TensorShape output)
    {
        int[] shape = [input.Channels];
        var weights = new List<WeightDefinition>(4);
        if (spec.Scale)
        {
            weights.Add(new WeightDefinition("gamma", shape, InitializerKind.Ones));
        }

        if (spec.Center)
        {
            weights.Add(new WeightDefinition("beta", shape, InitializerKind.Zeros));
        }

        weights.Add(new WeightDefinition("moving_mean", shape, InitializerKind.Zeros, IsTrainable: false));
        weights.Add(new WeightDefinition("moving_variance", shape, InitializerKind.Ones, IsTrainable: false));
        return weights;
    }

    public override void Lower(BatchNormSpec spec, LoweringSite site) =>
        site.Apply(new BatchNormKernel(site.Output, (float)spec.Epsilon, (float)spec.Momentum));

    public override void ToTorch(BatchNormSpec spec, TorchSite site)
    {
        var input = site.Input;
        site.Apply(new BatchNormModule(input.Shape.Channels, input.Shape.IsSpatial, spec.Epsilon, spec.Momentum, spec.Scale, spec.Center)
        {
            FlattenedFrom = input.FlattenedFrom,
        });
    }

    protected override BatchNormSpec Read(ArgumentReader arguments) => new(
        arguments.Real("epsilon"),
        arguments.Real("momentum"),
        arguments.Boolean("scale"),
        arguments.Boolean("center"));
}
