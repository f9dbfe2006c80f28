namespace NetDsl.Compiler.Kernels;

/// <summary>
/// An activation, position by position. Its derivative is computed from its output, so it can overwrite its input; ReLU's derivative
/// at 0 is 0.
/// </summary>
/// <param name="Function">The runtime's type: Relu, Sigmoid, Tanh, LeakyRelu, Elu.</param>
/// <param name="Parameter">Its number, such as the slope of a leaky ReLU; null for those without.</param>
public sealed record ActivationKernel(string Function, float? Parameter = null) : Kernel
{
    /// <summary>The runtime's type that does nothing.</summary>
    public const string Identity = "Identity";

    /// <inheritdoc/>
    public override string RuntimeClass => "Elementwise";

    /// <inheritdoc/>
    public override SpecStruct? Spec =>
        Parameter is { } number ? new SpecStruct("IConstant", [SpecStruct.Real("Value", number)]) : null;

    /// <inheritdoc/>
    public override bool BackwardReadsOutput => true;

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <summary>The runtime's type, closed over the struct of its number.</summary>
    /// <param name="specName">The name of that struct.</param>
    public string TypeNameWith(string specName) => Parameter is null ? Function : $"{Function}<{specName}>";

    /// <summary>What a reader should know about the derivative.</summary>
    public static string SlopeNote(Kernel kernel) => kernel is ActivationKernel { Function: "Relu" }
        ? "derivative of ReLU: 1 above 0, else 0, at 0 too"
        : "derivative from the activation's own output";

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.CallOnSpans("Elementwise.Forward", [TypeNameWith(site.Spec)], site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.CallOnSpans("Elementwise.Backward", [TypeNameWith(site.Spec)], site.Output, site.OutputGradient, site.InputGradient());
        }
    }
}
