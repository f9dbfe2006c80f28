using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// A normalisation with a factor and a summand for each channel. PyTorch has both or neither; where the layer has one, the other stays at
/// what it starts with and is not trained.
/// </summary>
/// <param name="Channels">Channels.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Scale">Whether the layer has gamma.</param>
/// <param name="Center">Whether the layer has beta.</param>
internal abstract record NormModule(int Channels, double Epsilon, bool Scale, bool Center) : TorchModule
{
    // The derivatives need the input.
    public sealed override bool KeepsOutput => false;

    // Even without weights there are constructors' arguments for them.
    public sealed override bool HasWeights => true;

    /// <summary>The image in whose order the features of a vector stand.</summary>
    public TensorShape? FlattenedFrom { get; init; }

    public override IReadOnlyList<TorchWeight> Weights => IsAffine
        ? [Feature("weight", Scale ? "gamma" : ""), Feature("bias", Center ? "beta" : "")]
        : [];

    public sealed override string CSharpArguments => Arguments.InCSharp;

    public sealed override string PythonArguments => Arguments.InPython;

    /// <summary>Whether PyTorch's module has weights.</summary>
    protected bool IsAffine => Scale || Center;

    /// <summary>The arguments in both languages.</summary>
    protected abstract TorchArguments Arguments { get; }

    /// <summary>A number for each channel.</summary>
    protected TorchWeight Feature(string name, string source) => TorchWeight.Features(name, source, Channels, FlattenedFrom);
}

/// <summary>
/// <c>nn.BatchNorm2d</c> for images and <c>nn.BatchNorm1d</c> for vectors. PyTorch's momentum is the share of the new value. Both divide the
/// variance by n to normalise and by n − 1 for the moving one.
/// </summary>
internal sealed record BatchNormModule(int Channels, bool IsImage, double Epsilon, double Momentum, bool Scale, bool Center)
    : NormModule(Channels, Epsilon, Scale, Center)
{
    public override string Type => IsImage ? "BatchNorm2d" : "BatchNorm1d";

    public override IReadOnlyList<TorchWeight> Weights =>
        [.. base.Weights, Feature("running_mean", "moving_mean"), Feature("running_var", "moving_variance")];

    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Channels)
        .Add("eps", Epsilon, 1e-5)
        .Add("momentum", 1 - Momentum, 0.1)
        .Add("affine", IsAffine, true);
}

/// <summary><c>nn.GroupNorm</c> of images.</summary>
internal sealed record GroupNormModule(int Groups, int Channels, double Epsilon, bool Scale, bool Center)
    : NormModule(Channels, Epsilon, Scale, Center)
{
    public override string Type => "GroupNorm";

    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Groups)
        .Add(Channels)
        .Add("eps", Epsilon, 1e-5)
        .Add("affine", IsAffine, true);
}

/// <summary><c>nn.LayerNorm</c> of vectors.</summary>
internal sealed record LayerNormModule(int Channels, double Epsilon, bool Scale, bool Center) : NormModule(Channels, Epsilon, Scale, Center)
{
    public override string Type => "LayerNorm";

    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Channels)
        .Add("eps", Epsilon, 1e-5)
        .Add("elementwise_affine", IsAffine, true);
}
