using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Batch normalisation; weights: gamma and beta where there are any, moving_mean, moving_variance.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The share of the old moving statistics that is kept.</param>
public sealed record BatchNormKernel(TensorShape Shape, float Epsilon, float Momentum) : Kernel
{
    private const string Saved = "Statistics";
    private const string ForwardMethod = "BatchNorm.Forward";
    private const string ForwardAddMethod = "BatchNorm.ForwardAdd";

    /// <inheritdoc/>
    public override string RuntimeClass => "BatchNorm";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => new DeviceBatchNormCalls(this);

    /// <inheritdoc/>
    public override bool DifferentiatesActivation => true;

    /// <inheritdoc/>
    public override SpecStruct Spec => new(
        "IBatchNorm",
        [.. SpecStruct.Of(Shape), SpecStruct.Real("Epsilon", Epsilon), SpecStruct.Real("Momentum", Momentum)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override int? AffineChannels => Shape.Channels;

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <inheritdoc/>
    public override void Prepare(CallSite site) => site.CallOnWeights(
        "BatchNorm.Fold",
        site.Weight("gamma"),
        site.Weight("beta"),
        site.Weight("moving_mean"),
        site.Weight("moving_variance"),
        site.Affine(Shape.Channels));

    /// <inheritdoc/>
    public override void Infer(CallSite site) =>
        site.Call("BatchNorm.Infer", withActivation: true, site.Input(), site.Affine(Shape.Channels), site.Output);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => site.Call(
        site.Residual is null ? ForwardMethod : ForwardAddMethod,
        withActivation: true,
        [
            site.Input(),
            site.Weight("gamma"),
            site.Weight("beta"),
            site.Weight("moving_mean"),
            site.Weight("moving_variance"),
            site.Saved(Saved, 2L * Shape.Channels, isPerSample: false),
            .. site.Residual is { } residual ? new[] { residual } : [],
            site.Output,
        ]);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.Activation == ActivationKernel.Identity || site.Residual is not null)
        {
            BackwardBeforeActivation(site);
            return;
        }

        site.Note("derivative from the activation's output, computed again").Call(
            "BatchNorm.Backward",
            withActivation: true,
            site.Input(),
            site.OutputGradient,
            site.Weight("gamma"),
            site.Weight("beta"),
            site.Saved(Saved, 2L * Shape.Channels, isPerSample: false),
            site.NeedsInputGradient() ? site.InputGradient() : Operand.Absent,
            site.WeightGradient("gamma"),
            site.WeightGradient("beta"));
    }

    /// <summary>Whether a call gives what a batch norm gives in training, in its last operand.</summary>
    internal static bool IsForward(KernelCall call) => call.Method is ForwardMethod or ForwardAddMethod;

    /// <summary>A call of the forward half once more, to the same bits, from the statistics that it saved.</summary>
    internal static KernelCall Again(KernelCall forward) => forward with
    {
        Method = forward.Method == ForwardMethod ? "BatchNorm.Again" : "BatchNorm.AgainAdd",
        // All but the moving statistics, which stand behind input, gamma and beta.
        Operands = [.. forward.Operands.Where((_, index) => index is not (3 or 4))],
    };

    /// <summary>The adjoint from in front of the activation.</summary>
    internal void BackwardBeforeActivation(CallSite site) => site.Call(
        "BatchNorm.Backward",
        withActivation: false,
        site.Input(),
        site.OutputGradient,
        site.Weight("gamma"),
        site.Saved(Saved, 2L * Shape.Channels, isPerSample: false),
        site.NeedsInputGradient() ? site.InputGradient() : Operand.Absent,
        site.WeightGradient("gamma"),
        site.WeightGradient("beta"));
}
