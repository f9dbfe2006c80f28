namespace NetDsl;

/// <summary>A convolution over height × width.</summary>
public abstract class ConvolutionAttribute : WindowAttribute
{
    private protected ConvolutionAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Rows and columns between two taps of the kernel.</summary>
    public int Dilation { get; set; }

    /// <summary>Rows between two taps, together with <see cref="DilationWidth"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Columns between two taps, together with <see cref="DilationHeight"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Whether each channel of the output has a bias; it has unless switched off.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the kernel starts.</summary>
    public Init Init { get; set; }

    /// <summary>A function applied to the output.</summary>
    public Activation Activation { get; set; }
}

/// <summary>A convolution: <c>[Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Relu)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A convolution with a kernel of height × width.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>Channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; set; }

    /// <summary>How it is computed on the CPU.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }
}

/// <summary>A convolution of each channel by itself: <c>[DepthwiseConv2D(3, Padding = Padding.Same)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : ConvolutionAttribute
{
    /// <summary>A depthwise convolution with a square kernel.</summary>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>A depthwise convolution with a kernel of height × width.</summary>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Channels of the output for each channel of the input.</summary>
    public int Multiplier { get; set; }
}

/// <summary>A depthwise convolution and a 1 × 1 convolution as one layer: <c>[SeparableConv2D(64, 3, Padding = Padding.Same)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeparableConv2DAttribute : ConvolutionAttribute
{
    /// <summary>A separable convolution with a square kernel.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel">Rows and columns of the depthwise kernel.</param>
    public SeparableConv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A separable convolution with a kernel of height × width.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernelHeight">Rows of the depthwise kernel.</param>
    /// <param name="kernelWidth">Columns of the depthwise kernel.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>Channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Channels between the two halves for each channel of the input.</summary>
    public int Multiplier { get; set; }
}

/// <summary>A transposed convolution, which enlarges an image: <c>[Conv2DTranspose(16, 2, Stride = 2)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DTransposeAttribute : ConvolutionAttribute
{
    /// <summary>A transposed convolution with a square kernel.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public Conv2DTransposeAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A transposed convolution with a kernel of height × width.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public Conv2DTransposeAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>Channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Rows and columns added to the output at the bottom and on the right.</summary>
    public int OutputPadding { get; set; }

    /// <summary>How it is computed on the CPU.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }
}
