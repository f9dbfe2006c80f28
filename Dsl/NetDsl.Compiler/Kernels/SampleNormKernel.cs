using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>
/// A normalisation by statistics of the sample itself, the same in training and inference; weights: gamma and beta where there are any.
/// </summary>
public abstract record SampleNormKernel : Kernel
{
    private const string Statistics = "Statistics";

    /// <inheritdoc/>
    public sealed override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <summary>Channels of input and output.</summary>
    protected abstract int Channels { get; }

    /// <summary>Means and scales of one sample.</summary>
    protected abstract long StatisticsOfSample { get; }

    /// <inheritdoc/>
    public sealed override void Prepare(CallSite site) =>
        site.CallOnWeights($"{RuntimeClass}.Pack", site.Weight("gamma"), site.Weight("beta"), site.Packed(2L * Channels));

    /// <inheritdoc/>
    public sealed override void Infer(CallSite site) =>
        site.Call($"{RuntimeClass}.Infer", withActivation: true, site.Input(), site.Packed(2L * Channels), site.Output);

    /// <inheritdoc/>
    public sealed override void Forward(CallSite site) => site.Call(
        $"{RuntimeClass}.Forward",
        withActivation: true,
        site.Input(),
        site.Weight("gamma"),
        site.Weight("beta"),
        site.Saved(Statistics, StatisticsOfSample, isPerSample: true),
        site.Output);

    /// <inheritdoc/>
    public sealed override void Backward(CallSite site) => site.Call(
        $"{RuntimeClass}.Backward",
        withActivation: false,
        site.Input(),
        site.OutputGradient,
        site.Weight("gamma"),
        site.Saved(Statistics, StatisticsOfSample, isPerSample: true),
        site.NeedsInputGradient() ? site.InputGradient() : Operand.Absent,
        site.WeightGradient("gamma"),
        site.WeightGradient("beta"));
}

/// <summary>Layer normalisation over the channels of each position.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Epsilon">Added to the variance.</param>
public sealed record LayerNormKernel(TensorShape Shape, float Epsilon) : SampleNormKernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "LayerNorm";

    /// <inheritdoc/>
    public override SpecStruct Spec => new("ILayerNorm", [.. SpecStruct.Of(Shape), SpecStruct.Real("Epsilon", Epsilon)]);

    /// <inheritdoc/>
    protected override int Channels => Shape.Channels;

    /// <inheritdoc/>
    protected override long StatisticsOfSample => 2 * Shape.Pixels;
}

/// <summary>Group normalisation over all positions and the channels of a group.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Epsilon">Added to the variance.</param>
public sealed record GroupNormKernel(TensorShape Shape, int Groups, float Epsilon) : SampleNormKernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "GroupNorm";

    /// <inheritdoc/>
    public override SpecStruct Spec => new(
        "IGroupNorm",
        [.. SpecStruct.Of(Shape), SpecStruct.Real("Epsilon", Epsilon), SpecStruct.Integer("Groups", Groups)]);

    /// <inheritdoc/>
    protected override int Channels => Shape.Channels;

    /// <inheritdoc/>
    protected override long StatisticsOfSample => 2L * Groups;
}
