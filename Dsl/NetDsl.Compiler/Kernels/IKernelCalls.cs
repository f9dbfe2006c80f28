namespace NetDsl.Compiler.Kernels;

/// <summary>The calls by which a target runs a kernel. They ask the <see cref="CallSite"/> for operands by their role.</summary>
public interface IKernelCalls
{
    /// <summary>Whether <see cref="Backward"/> begins behind the activation that is computed with the kernel; else in front of it.</summary>
    bool DifferentiatesActivation { get; }

    /// <summary>Calls that prepare weights for inference; done again when the weights change.</summary>
    void Prepare(CallSite site);

    /// <summary>Calls of inference.</summary>
    void Infer(CallSite site);

    /// <summary>Calls of the forward half of training, which keep what the adjoint needs.</summary>
    void Forward(CallSite site);

    /// <summary>Calls of the adjoint: from the output's gradient to the weights' and the inputs' gradients.</summary>
    void Backward(CallSite site);
}
