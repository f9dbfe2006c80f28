using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The windows of a pooling or a convolution along one axis. Its numbers are literals of the specification, so nothing of it is left in
/// a compiled kernel but what depends on the place.
/// </summary>
internal readonly struct WindowAxis(int inputs, int outputs, int kernel, int stride, int dilation, int before)
{
    /// <summary>How many windows can cover a position: the number of steps in which <see cref="Covering"/> finds them all.</summary>
    public int Covers => dilation == 1 ? ((kernel - 1) / stride) + 1 : kernel;

    /// <summary>The rows of a specification.</summary>
    public static WindowAxis Vertical<TWindow>()
        where TWindow : struct, IWindow => new(
            TWindow.InputHeight, TWindow.OutputHeight, TWindow.KernelHeight, TWindow.StrideHeight, TWindow.DilationHeight, TWindow.PaddingTop);

    /// <summary>The columns of a specification.</summary>
    public static WindowAxis Horizontal<TWindow>()
        where TWindow : struct, IWindow => new(
            TWindow.InputWidth, TWindow.OutputWidth, TWindow.KernelWidth, TWindow.StrideWidth, TWindow.DilationWidth, TWindow.PaddingLeft);

    /// <summary>The input position of a tap, which may lie outside.</summary>
    public int Input(int output, int tap) => (output * stride) - before + (tap * dilation);

    /// <summary>Whether a position lies on the image.</summary>
    public bool Has(int input) => (uint)input < (uint)inputs;

    /// <summary>The taps of a window that lie on the image.</summary>
    public int Taps(int output) => Count(output * stride, before, inputs + before);

    /// <summary>The taps of a window that lie on the image or its padding, which ends so far behind the image.</summary>
    public int TapsWithPadding(int output, int after) => Count(output * stride, 0, before + inputs + after);

    /// <summary>
    /// One of the windows that cover an input position, in the order of the outputs. The window, if it exists, and its tap follow from
    /// output · stride + tap · dilation = input + padding.
    /// </summary>
    public CoveringTap Covering(int input, int step)
    {
        var padded = input + before;
        if (dilation == 1)
        {
            var output = (padded / stride) - (Covers - 1) + step;
            var tap = padded - (output * stride);
            return new CoveringTap(output, tap, (uint)output < (uint)outputs && tap < kernel);
        }

        var from = padded - ((kernel - 1 - step) * dilation);
        return new CoveringTap(from / stride, kernel - 1 - step, from >= 0 && from % stride == 0 && from / stride < outputs);
    }

    /// <summary>The taps from an origin that lie between first and end, all counted from the padding's beginning.</summary>
    private int Count(int origin, int first, int end)
    {
        if (first == 0 && ((outputs - 1) * stride) + ((kernel - 1) * dilation) < end)
        {
            return kernel;
        }

        // Devices divide negative numbers in their own way, so only positive ones are divided.
        var skipped = Math.Min(kernel, (Math.Max(0, first - origin) + dilation - 1) / dilation);
        var reached = Math.Min(kernel, (Math.Max(0, end - origin) + dilation - 1) / dilation);
        return Math.Max(0, reached - skipped);
    }
}

/// <summary>A window that covers an input position, and the tap that lies on it.</summary>
/// <param name="output">The window's output position.</param>
/// <param name="tap">The tap.</param>
/// <param name="exists">Whether there is one.</param>
internal readonly struct CoveringTap(int output, int tap, bool exists)
{
    /// <summary>The window's output position.</summary>
    public readonly int Output = output;

    /// <summary>The tap of the window that lies on the input position.</summary>
    public readonly int Tap = tap;

    /// <summary>Whether there is such a window.</summary>
    public readonly bool Exists = exists;
}
