using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Where the factor and the offset of each channel come from.</summary>
public enum AffineSource
{
    /// <summary>From the weights gamma and, where there is one, beta.</summary>
    Weights,

    /// <summary>From the weights mean and variance: (x − mean) / standard deviation.</summary>
    Statistics,
}

/// <summary>A factor and an offset for each channel, known before the batch is seen.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Source">Where they come from.</param>
public sealed record ChannelAffineKernel(TensorShape Shape, AffineSource Source) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "ChannelAffine";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IChannels", [.. SpecStruct.Of(Shape)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override int? AffineChannels => Shape.Channels;

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <inheritdoc/>
    public override void Prepare(CallSite site) => Fill(site);

    /// <inheritdoc/>
    public override void Infer(CallSite site) =>
        site.Call("ChannelAffine.Forward", withActivation: true, site.Input(), site.Affine(Shape.Channels), site.Output);

    /// <inheritdoc/>
    public override void Forward(CallSite site)
    {
        Fill(site.Note("factors and offsets of this step"));
        Infer(site);
    }

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (Source == AffineSource.Weights)
        {
            // Before the input's gradient, which may overwrite the output's.
            site.Note("shared by all positions: summed over them").Call(
                "ChannelAffine.BackwardWeights",
                withActivation: false,
                site.Input(),
                site.OutputGradient,
                site.WeightGradient("gamma"),
                site.WeightGradient("beta"));
        }

        if (site.NeedsInputGradient())
        {
            site.Call(
                "ChannelAffine.BackwardInput",
                withActivation: false,
                site.OutputGradient,
                site.Affine(Shape.Channels),
                site.InputGradient());
        }
    }

    private void Fill(CallSite site)
    {
        var (method, first, second) = Source == AffineSource.Weights
            ? ("ChannelAffine.FromWeights", "gamma", "beta")
            : ("ChannelAffine.FromStatistics", "mean", "variance");
        site.CallOnWeights(method, site.Weight(first), site.Weight(second), site.Affine(Shape.Channels));
    }
}
