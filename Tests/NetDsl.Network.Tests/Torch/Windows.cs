namespace NetworkTests.Torch;

/// <summary>The windows along one axis: how many, and the positions of each.</summary>
internal sealed class Windows
{
    private readonly int extent;
    private readonly int padding;
    private readonly int[][] positions;

    /// <summary>The formula of the output's size in the documentation of <c>nn.MaxPool2d</c> and <c>nn.Conv2d</c>.</summary>
    public Windows(int extent, int kernel, int stride, int padding, int dilation, bool ceil)
    {
        (this.extent, this.padding) = (extent, padding);
        var last = extent + (2 * padding) - (dilation * (kernel - 1)) - 1;
        Count = ((last + (ceil ? stride - 1 : 0)) / stride) + 1;
        // A window that begins in the padding behind the image is left out.
        Count -= ceil && (Count - 1) * stride >= extent + padding ? 1 : 0;
        positions = [.. Enumerable.Range(0, Count).Select(window => Enumerable.Range(0, kernel).Select(tap => (window * stride) - padding + (tap * dilation)).ToArray())];
    }

    /// <summary>Parts of an axis.</summary>
    public Windows(int extent, int count, Func<int, int, int, int[]> part) =>
        (this.extent, Count, positions) = (extent, count, [.. Enumerable.Range(0, count).Select(index => part(extent, count, index))]);

    public int Count { get; }

    /// <summary>The windows of a pooling along height and width.</summary>
    public static (Windows Rows, Windows Columns) Of(Bound a, Pair dilation)
    {
        var (shape, kernel, padding, ceil) = (a.Tensor("input").Shape, a.Pair("kernel_size"), a.Pair("padding"), a.Flag("ceil_mode"));
        var stride = a.Has("stride") ? a.Pair("stride") : kernel;
        Assert.True(2 * padding.Height <= kernel.Height && 2 * padding.Width <= kernel.Width, "PyTorch pads poolings by half of their windows at most");
        return (
            new Windows(shape[2], kernel.Height, stride.Height, padding.Height, dilation.Height, ceil),
            new Windows(shape[3], kernel.Width, stride.Width, padding.Width, dilation.Width, ceil));
    }

    /// <summary>The positions of a window, those outside of the image among them.</summary>
    public int[] At(int window) => positions[window];

    public bool Holds(int position) => position >= 0 && position < extent;

    public bool HoldsPadded(int position) => position >= -padding && position < extent + padding;
}
