namespace NetDsl.Kernels;

/// <summary>
/// The geometry of a window that slides over height × width × channels: shared by convolutions and pooling. Implemented by the
/// structs that the compiler emits; every getter is a literal, so that the just-in-time compiler folds it.
/// </summary>
public interface IWindow
{
    /// <summary>Rows of the input.</summary>
    static abstract int InputHeight { get; }

    /// <summary>Columns of the input.</summary>
    static abstract int InputWidth { get; }

    /// <summary>Channels of the input.</summary>
    static abstract int InputChannels { get; }

    /// <summary>Rows of the output.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>Columns of the output.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>Channels of the output.</summary>
    static abstract int OutputChannels { get; }

    /// <summary>Rows of the kernel.</summary>
    static abstract int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    static abstract int KernelWidth { get; }

    /// <summary>Rows between two neighbouring windows.</summary>
    static abstract int StrideHeight { get; }

    /// <summary>Columns between two neighbouring windows.</summary>
    static abstract int StrideWidth { get; }

    /// <summary>Rows between two taps of the kernel.</summary>
    static abstract int DilationHeight { get; }

    /// <summary>Columns between two taps of the kernel.</summary>
    static abstract int DilationWidth { get; }

    /// <summary>Rows of padding above; those below follow from the other sizes.</summary>
    static abstract int PaddingTop { get; }

    /// <summary>Columns of padding on the left; those on the right follow from the other sizes.</summary>
    static abstract int PaddingLeft { get; }
}

/// <summary>A convolution. Weights are kernel height × kernel width × (input channels / groups) × output channels, as in Keras.</summary>
public interface IConv2D : IWindow
{
    /// <summary>Groups of channels that do not see each other.</summary>
    static abstract int Groups { get; }

    /// <summary>
    /// Whether minimal filtering (Winograd) may be used where it is faster; without it every output is the direct sum of its products,
    /// with that sum's rounding and its treatment of infinities.
    /// </summary>
    static virtual bool MinimalFiltering => true;
}

/// <summary>
/// A depthwise convolution: output channels = input channels × multiplier, output channel c reads input channel c / multiplier.
/// Weights are kernel height × kernel width × input channels × multiplier.
/// </summary>
public interface IDepthwiseConv2D : IWindow;

/// <summary>Pooling; input and output channels are equal. Windows may reach beyond the padding (ceil mode): those pixels do not count.</summary>
public interface IPool : IWindow
{
    /// <summary>Whether padded pixels (not those beyond the padding) count in an average's divisor.</summary>
    static abstract bool CountPadding { get; }

    /// <summary>Rows of padding below.</summary>
    static abstract int PaddingBottom { get; }

    /// <summary>Columns of padding on the right.</summary>
    static abstract int PaddingRight { get; }
}

/// <summary>A dense layer. Weights are inputs × outputs, as in Keras.</summary>
public interface IDense
{
    /// <summary>Features of one sample going in.</summary>
    static abstract int Inputs { get; }

    /// <summary>Features of one sample coming out.</summary>
    static abstract int Outputs { get; }
}

/// <summary>One sample as a list of pixels with channels: all that global pooling, softmax and normalisation need to know.</summary>
public interface IChannels
{
    /// <summary>Height × width of one sample; 1 for a vector.</summary>
    static abstract int Pixels { get; }

    /// <summary>Channels of each pixel.</summary>
    static abstract int Channels { get; }
}

/// <summary>Batch normalisation over all pixels of a batch (Ioffe and Szegedy, 2015).</summary>
public interface IBatchNorm : IChannels
{
    /// <summary>Added to the variance before its root is taken.</summary>
    static abstract float Epsilon { get; }

    /// <summary>The share of the old moving statistics that is kept at each step (Keras' convention; PyTorch's is one minus it).</summary>
    static abstract float Momentum { get; }
}

/// <summary>The place of one input's channels among the channels of a concatenation.</summary>
public interface IChannelSlice : IChannels
{
    /// <summary>Channels of the concatenation.</summary>
    static abstract int TotalChannels { get; }

    /// <summary>The first channel of this input in the concatenation.</summary>
    static abstract int Offset { get; }
}

/// <summary>Zeros around an image.</summary>
public interface IZeroPad : IChannels
{
    /// <summary>Rows of the input.</summary>
    static abstract int InputHeight { get; }

    /// <summary>Columns of the input.</summary>
    static abstract int InputWidth { get; }

    /// <summary>Rows of zeros above.</summary>
    static abstract int Top { get; }

    /// <summary>Rows of zeros below.</summary>
    static abstract int Bottom { get; }

    /// <summary>Columns of zeros on the left.</summary>
    static abstract int Left { get; }

    /// <summary>Columns of zeros on the right.</summary>
    static abstract int Right { get; }
}

/// <summary>
/// Dropout (Srivastava et al., 2014), or drop path (Huang et al., 2016), which drops whole samples; scaled in training by 1 / (1 − rate),
/// the identity in inference.
/// </summary>
public interface IDropout
{
    /// <summary>Values of one sample.</summary>
    static abstract int Elements { get; }

    /// <summary>The share of values or samples that is dropped, at least 0 and below 1.</summary>
    static abstract float Rate { get; }

    /// <summary>Distinguishes this layer's random numbers from those of the network's other dropout layers.</summary>
    static abstract int Stream { get; }
}

/// <summary>A factor and a summand known at compile time, the same for all values.</summary>
public interface ILinear
{
    /// <summary>What each value is multiplied by.</summary>
    static abstract float Factor { get; }

    /// <summary>What is added to the product.</summary>
    static abstract float Summand { get; }
}

/// <summary>A number known at compile time, such as the slope of a leaky ReLU.</summary>
public interface IConstant
{
    /// <summary>The number.</summary>
    static abstract float Value { get; }
}
