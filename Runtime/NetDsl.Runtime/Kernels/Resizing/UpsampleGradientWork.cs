using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>The gradient of upsampling; an item is a row of an input image, so that no two items write the same pixel.</summary>
internal unsafe struct UpsampleGradientWork(in ResizeGeometry sizes, bool bilinear) : IWork
{
    private readonly ResizeGeometry sizes = sizes;
    private readonly UpsampleAxis vertical = new(sizes.InputHeight, sizes.OutputHeight, bilinear);
    private readonly UpsampleAxis horizontal = new(sizes.InputWidth, sizes.OutputWidth, bilinear);

    public float* OutputGradient;
    public float* InputGradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int row = item % sizes.InputHeight;
        int rowSize = sizes.InputWidth * sizes.Channels;
        float* image = OutputGradient + ((long)(item / sizes.InputHeight) * sizes.OutputSize);
        float* target = InputGradient + ((long)item * rowSize);
        new Span<float>(target, rowSize).Clear();
        (int first, int end) = vertical.Around(row);
        for (int from = first; from < end; from++)
        {
            (int low, int high, float down) = vertical.At(from);
            float share = (low == row ? 1 - down : 0) + (high == row ? down : 0);
            if (share != 0)
            {
                AddRow(image + ((long)from * sizes.OutputWidth * sizes.Channels), share, target);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddRow(float* gradient, float share, float* target)
    {
        int channels = sizes.Channels;
        for (int column = 0; column < sizes.OutputWidth; column++, gradient += channels)
        {
            (int left, int right, float across) = horizontal.At(column);
            ChannelBlend.Add(gradient, share * (1 - across), target + (left * channels), channels);
            if (across != 0)
            {
                ChannelBlend.Add(gradient, share * across, target + (right * channels), channels);
            }
        }
    }
}
