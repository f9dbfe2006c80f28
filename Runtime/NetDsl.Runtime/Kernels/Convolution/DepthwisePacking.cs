using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Brings depthwise weights into rows of whole panels, one row a tap, and the bias behind them.</summary>
internal static unsafe class DepthwisePacking
{
    /// <summary>Packs for the forward pass; the affine is empty, or a factor and then an offset for each output channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(
        in ConvGeometry conv, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
    {
        int channels = conv.OutputChannels;
        int step = PackedLayout.RoundUp(channels);
        packed[..((conv.Taps + 1) * step)].Clear();
        for (int tap = 0; tap < conv.Taps; tap++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                packed[(tap * step) + channel] = kernel[(tap * channels) + channel] * (affine.IsEmpty ? 1 : affine[channel]);
            }
        }

        Span<float> biases = packed.Slice(conv.Taps * step, channels);
        for (int channel = 0; channel < channels; channel++)
        {
            float value = bias.IsEmpty ? 0 : bias[channel];
            biases[channel] = affine.IsEmpty ? value : (value * affine[channel]) + affine[channels + channel];
        }
    }

    /// <summary>Packs one phase of the data gradient: some of the taps, turned around.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackPhase(
        in ConvGeometry conv, in GradientPhase vertical, in GradientPhase horizontal, float* kernel, float* packed)
    {
        int channels = conv.OutputChannels;
        int step = PackedLayout.RoundUp(channels);
        for (int y = 0; y < vertical.Taps; y++)
        {
            for (int x = 0; x < horizontal.Taps; x++, packed += step)
            {
                int tap = (vertical.TapAt(y) * conv.KernelWidth) + horizontal.TapAt(x);
                new ReadOnlySpan<float>(kernel + ((long)tap * channels), channels).CopyTo(new Span<float>(packed, channels));
                new Span<float>(packed + channels, step - channels).Clear();
            }
        }
    }
}
