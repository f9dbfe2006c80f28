using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>
/// What targets run. Layers are expressed by few kernels; a kernel knows its constants, its adjoint and how each target calls it: its own
/// calls are the CPU's.
/// </summary>
public abstract record Kernel : IKernelCalls
{
    /// <summary>The runtime's class.</summary>
    public abstract string RuntimeClass { get; }

    /// <summary>The calls of a device with memory of its own: <c>this</c> where they are the CPU's.</summary>
    public abstract IKernelCalls OnDevice { get; }

    /// <summary>The constants, or null for a kernel that needs none.</summary>
    public virtual SpecStruct? Spec => null;

    /// <summary>The structs that the constants become, by name.</summary>
    /// <param name="name">The operation's name as an identifier.</param>
    /// <param name="inputs">The shapes of the inputs.</param>
    public virtual IEnumerable<(string Name, SpecStruct Spec)> Specs(string name, IReadOnlyList<TensorShape> inputs) =>
        Spec is { } spec ? [(name, spec)] : [];

    /// <summary>Whether an activation behind it can be computed with it, while the result is still in the cache.</summary>
    public virtual bool FusesActivation => false;

    /// <summary>Whether a factor and an offset per output channel behind it (see <see cref="AffineChannels"/>) can be folded into its weights.</summary>
    public virtual bool FoldsAffine => false;

    /// <summary>
    /// The channels of the factor and the offset that this kernel is in inference, which its <see cref="Prepare"/> leaves in
    /// <see cref="CallSite.Affine"/>; null where it is anything else.
    /// </summary>
    public virtual int? AffineChannels => null;

    /// <summary>Whether its output in inference is its input.</summary>
    public virtual bool VanishesInInference => false;

    /// <summary>Whether its adjoint reads its own output.</summary>
    public virtual bool BackwardReadsOutput => false;

    /// <summary>Whether its adjoint may overwrite the gradient that it reads with the gradient that it writes.</summary>
    public virtual bool BackwardWorksInPlace => false;

    /// <inheritdoc/>
    public virtual bool DifferentiatesActivation => false;

    /// <inheritdoc/>
    public virtual void Prepare(CallSite site)
    {
    }

    /// <inheritdoc/>
    public virtual void Infer(CallSite site) => Forward(site);

    /// <inheritdoc/>
    public abstract void Forward(CallSite site);

    /// <inheritdoc/>
    public abstract void Backward(CallSite site);
}
