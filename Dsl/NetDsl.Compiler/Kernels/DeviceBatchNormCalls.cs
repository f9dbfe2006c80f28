namespace NetDsl.Compiler.Kernels;

/// <summary>How a device calls batch normalisation: as the CPU does, but that the activation behind it is differentiated before.</summary>
/// <param name="Kernel">The kernel.</param>
internal sealed record DeviceBatchNormCalls(BatchNormKernel Kernel) : IKernelCalls
{
    /// <inheritdoc/>
    public bool DifferentiatesActivation => false;

    /// <inheritdoc/>
    public void Prepare(CallSite site) => Kernel.Prepare(site);

    /// <inheritdoc/>
    public void Infer(CallSite site) => Kernel.Infer(site);

    /// <inheritdoc/>
    public void Forward(CallSite site) => Kernel.Forward(site);

    /// <inheritdoc/>
    public void Backward(CallSite site) => Kernel.BackwardBeforeActivation(site);
}
