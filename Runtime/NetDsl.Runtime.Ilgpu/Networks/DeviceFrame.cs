using NetDsl.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>All memory that a program of a network works on; what a program does not use is empty.</summary>
public readonly struct DeviceFrame
{
    /// <summary>Whole samples: batch × the input shape.</summary>
    public DeviceSpan Input { get; init; }

    /// <summary>As many samples: batch × the output shape.</summary>
    public DeviceSpan Output { get; init; }

    /// <summary>The gradient of the loss with respect to the output: batch × the output shape.</summary>
    public DeviceSpan OutputGradient { get; init; }

    /// <summary>All weights, laid out as <see cref="ParameterStore.Values"/>.</summary>
    public DeviceSpan Weights { get; init; }

    /// <summary>The gradients of the trainable weights, laid out as <see cref="ParameterStore.Trainable"/>.</summary>
    public DeviceSpan Gradients { get; init; }

    /// <summary>What predictions prepare of the weights.</summary>
    public DeviceSpan Prepared { get; init; }

    /// <summary>The program's arena: floats per sample × batch, then those that do not depend on the batch.</summary>
    public DeviceSpan Memory { get; init; }

    /// <summary>What the random numbers of a training step follow from.</summary>
    public DropoutKey Randomness { get; init; }
}
