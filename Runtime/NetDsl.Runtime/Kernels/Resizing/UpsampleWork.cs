using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Upsampling; an item is a row of an output image.</summary>
internal unsafe struct UpsampleWork(in ResizeGeometry sizes, bool bilinear) : IWork
{
    private readonly ResizeGeometry sizes = sizes;
    private readonly bool bilinear = bilinear;
    private readonly UpsampleAxis vertical = new(sizes.InputHeight, sizes.OutputHeight, bilinear);
    private readonly UpsampleAxis horizontal = new(sizes.InputWidth, sizes.OutputWidth, bilinear);

    public float* Source;
    public float* Target;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int row = item % sizes.OutputHeight;
        int channels = sizes.Channels;
        float* image = Source + ((long)(item / sizes.OutputHeight) * sizes.InputSize);
        float* target = Target + ((long)item * sizes.OutputWidth * channels);
        (int low, int high, float down) = vertical.At(row);
        float* upper = image + ((long)low * sizes.InputWidth * channels);
        float* lower = image + ((long)high * sizes.InputWidth * channels);
        for (int column = 0; column < sizes.OutputWidth; column++, target += channels)
        {
            (int left, int right, float across) = horizontal.At(column);
            if (!bilinear)
            {
                new ReadOnlySpan<float>(upper + (left * channels), channels).CopyTo(new Span<float>(target, channels));
                continue;
            }

            ChannelBlend.Scale(upper + (left * channels), (1 - down) * (1 - across), target, channels);
            ChannelBlend.Add(upper + (right * channels), (1 - down) * across, target, channels);
            ChannelBlend.Add(lower + (left * channels), down * (1 - across), target, channels);
            ChannelBlend.Add(lower + (right * channels), down * across, target, channels);
        }
    }
}
