namespace NetDsl.Compiler.Kernels;

/// <summary>
/// A function of each value, position by position. ReLU's derivative at 0 is 0. Where the derivative follows from the output, the
/// function is fused in training too, since nobody needs its input afterwards; where it follows from the input only (swish and others that
/// fall before they rise), training keeps the input, and inference fuses.
/// </summary>
/// <param name="Function">The runtime's type: Relu, Sigmoid, Swish.</param>
/// <param name="Constants">Its numbers, such as the slope of a leaky ReLU; null for those without.</param>
public sealed record ActivationKernel(string Function, SpecStruct? Constants = null) : Kernel
{
    /// <summary>The runtime's type that does nothing.</summary>
    public const string Identity = "Identity";

    /// <summary>Whether the derivative is computed from the input; else it is computed from the output.</summary>
    public bool SlopeFromInput { get; init; }

    /// <inheritdoc/>
    public override string RuntimeClass => "Elementwise";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct? Spec => Constants;

    /// <inheritdoc/>
    public override bool BackwardReadsOutput => !SlopeFromInput;

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <summary>The runtime's type, closed over the struct of its numbers.</summary>
    /// <param name="specName">The name of that struct.</param>
    public string TypeNameWith(string specName) => Constants is null ? Function : $"{Function}<{specName}>";

    /// <summary>What a reader should know about the derivative that is computed from an output.</summary>
    public static string SlopeNote(Kernel kernel) => kernel is ActivationKernel { Function: "Relu" }
        ? "derivative of ReLU: 1 above 0, else 0, at 0 too"
        : "derivative from the activation's own output";

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.CallOnSpans("Elementwise.Forward", [TypeNameWith(site.Spec)], site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (!site.NeedsInputGradient())
        {
            return;
        }

        var type = TypeNameWith(site.Spec);
        if (SlopeFromInput)
        {
            site.Note("derivative from the activation's input").CallOnSpans(
                "Elementwise.BackwardFromInput", [type], site.Input(), site.OutputGradient, site.InputGradient());
        }
        else
        {
            site.CallOnSpans("Elementwise.Backward", [type], site.Output, site.OutputGradient, site.InputGradient());
        }
    }
}
