namespace NetDsl.Kernels;

/// <summary>An image that becomes larger or smaller, channel by channel.</summary>
public interface IResize
{
    /// <summary>Rows of the input.</summary>
    static abstract int InputHeight { get; }

    /// <summary>Columns of the input.</summary>
    static abstract int InputWidth { get; }

    /// <summary>Rows of the output.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>Columns of the output.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>Channels of input and output.</summary>
    static abstract int Channels { get; }
}

/// <summary>An image enlarged by whole factors.</summary>
public interface IUpsample : IResize
{
    /// <summary>Whether neighbouring pixels are blended; otherwise each is repeated.</summary>
    static abstract bool Bilinear { get; }
}

/// <summary>
/// A transposed convolution: the adjoint of a convolution from its output to its input. Weights are kernel height × kernel width ×
/// output channels × input channels, as in Keras; strides and padding are those of the convolution.
/// </summary>
public interface IConvTranspose2D : IWindow
{
    /// <summary>Whether minimal filtering may be used where it is faster, as for <see cref="IConv2D.MinimalFiltering"/>.</summary>
    static virtual bool MinimalFiltering => true;
}
