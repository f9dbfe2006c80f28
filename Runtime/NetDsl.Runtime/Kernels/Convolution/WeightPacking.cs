using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Brings weights into the panels of <see cref="PackedLayout"/>.</summary>
internal static unsafe class WeightPacking
{
    private const int Width = PackedLayout.PanelWidth;

    /// <summary>
    /// Packs a kernel (rows of taps × input channels of a group, columns of output channels) and its bias for the forward pass.
    /// </summary>
    /// <param name="conv">The sizes.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">Empty, or a factor and then an offset for each output channel: folded batch normalisation.</param>
    /// <param name="packed">For each group and panel, the rows and then the bias.</param>
    public static void Pack(
        in ConvGeometry conv, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
    {
        int rows = conv.Taps * conv.InputGroupChannels;
        int groupChannels = conv.OutputGroupChannels;
        int place = 0;
        for (int group = 0; group < conv.Groups; group++)
        {
            for (int first = 0; first < groupChannels; first += Width)
            {
                int channels = Math.Min(Width, groupChannels - first);
                int channel = (group * groupChannels) + first;
                for (int row = 0; row < rows; row++, place += Width)
                {
                    ReadOnlySpan<float> source = kernel.Slice((row * conv.OutputChannels) + channel, channels);
                    PackRow(source, affine.IsEmpty ? affine : affine.Slice(channel, channels), packed.Slice(place, Width));
                }

                PackBias(channel, channels, bias, affine, packed.Slice(place, Width));
                place += Width;
            }
        }
    }

    /// <summary>Packs one phase of the data gradient: input and output channels change places and the taps are turned around.</summary>
    public static void PackPhase(
        in ConvGeometry conv, in GradientPhase vertical, in GradientPhase horizontal, ReadOnlySpan<float> kernel, Span<float> packed)
    {
        int groupInputs = conv.InputGroupChannels;
        int place = 0;
        for (int group = 0; group < conv.Groups; group++)
        {
            for (int first = 0; first < groupInputs; first += Width)
            {
                int channels = Math.Min(Width, groupInputs - first);
                for (int y = 0; y < vertical.Taps; y++)
                {
                    for (int x = 0; x < horizontal.Taps; x++)
                    {
                        int tap = (vertical.TapAt(y) * conv.KernelWidth) + horizontal.TapAt(x);
                        int source = (((tap * groupInputs) + first) * conv.OutputChannels) + (group * conv.OutputGroupChannels);
                        Transpose(kernel[source..], conv.OutputChannels, channels, conv.OutputGroupChannels, packed[place..]);
                        place += conv.OutputGroupChannels * Width;
                    }
                }
            }
        }
    }

    private static void PackRow(ReadOnlySpan<float> source, ReadOnlySpan<float> factors, Span<float> target)
    {
        if (factors.IsEmpty && source.Length == Width)
        {
            Vector256.Create(source).CopyTo(target);
            Vector256.Create(source[8..]).CopyTo(target[8..]);
            return;
        }

        if (factors.IsEmpty)
        {
            source.CopyTo(target);
        }
        else
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = source[i] * factors[i];
            }
        }

        target[source.Length..].Clear();
    }

    private static void PackBias(
        int channel, int channels, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> target)
    {
        target.Clear();
        for (int i = 0; i < channels; i++)
        {
            float value = bias.IsEmpty ? 0 : bias[channel + i];
            target[i] = affine.IsEmpty ? value : (value * affine[channel + i]) + affine[(affine.Length / 2) + channel + i];
        }
    }

    /// <summary>Turns a matrix of input × output channels, rows far apart, into rows of one panel's width for each output channel.</summary>
    private static void Transpose(ReadOnlySpan<float> source, int sourceStep, int inputs, int outputs, Span<float> target)
    {
        fixed (float* from = source, to = target)
        {
            if (inputs < Width)
            {
                new Span<float>(to, outputs * Width).Clear();
            }

            for (int input = 0; input < inputs; input++)
            {
                SpreadRow(from + ((long)input * sourceStep), outputs, to + input);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SpreadRow(float* row, int count, float* column)
    {
        float* end = row + count;
        for (; row + 4 <= end; row += 4, column += 4 * Width)
        {
            float first = row[0];
            float second = row[1];
            float third = row[2];
            float fourth = row[3];
            column[0] = first;
            column[Width] = second;
            column[2 * Width] = third;
            column[3 * Width] = fourth;
        }

        for (; row < end; row++, column += Width)
        {
            *column = *row;
        }
    }
}
