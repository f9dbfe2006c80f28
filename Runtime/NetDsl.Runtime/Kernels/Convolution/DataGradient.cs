using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a convolution with respect to its input. For each phase of the strides it is a correlation of stride 1 of the
/// output gradient with a part of the kernel, turned around, so that the forward pass' micro-kernels serve.
/// </summary>
internal static unsafe class DataGradient
{
    /// <summary>Packs the parts of the kernel, one phase after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(in ConvGeometry conv, ReadOnlySpan<float> kernel, Span<float> packed)
    {
        int place = 0;
        for (int y = 0; y < conv.StrideHeight; y++)
        {
            for (int x = 0; x < conv.StrideWidth; x++)
            {
                GradientPhase vertical = Vertical(conv, y);
                GradientPhase horizontal = Horizontal(conv, x);
                WeightPacking.PackPhase(conv, vertical, horizontal, kernel, packed[place..]);
                place += PackedSize(conv, vertical, horizontal);
            }
        }
    }

    /// <summary>Overwrites the input gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry conv, int batch, float* outputGradient, float* packed, float* inputGradient)
    {
        if (LeavesGaps(conv))
        {
            new Span<float>(inputGradient, batch * conv.InputSize).Clear();
        }

        for (int y = 0; y < conv.StrideHeight; y++)
        {
            for (int x = 0; x < conv.StrideWidth; x++)
            {
                GradientPhase vertical = Vertical(conv, y);
                GradientPhase horizontal = Horizontal(conv, x);
                if (y < conv.InputHeight && x < conv.InputWidth && vertical.Taps * horizontal.Taps > 0)
                {
                    CorrelationWork<Identity>.Run(
                        Map(conv, y, vertical, x, horizontal), batch, outputGradient, packed, inputGradient);
                }

                packed += PackedSize(conv, vertical, horizontal);
            }
        }
    }

    /// <summary>Whether no tap reaches some input pixels, as with a stride beyond the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool LeavesGaps(in ConvGeometry conv)
    {
        for (int y = 0; y < conv.StrideHeight; y++)
        {
            if (Vertical(conv, y).Taps == 0)
            {
                return true;
            }
        }

        for (int x = 0; x < conv.StrideWidth; x++)
        {
            if (Horizontal(conv, x).Taps == 0)
            {
                return true;
            }
        }

        return false;
    }

    public static GradientPhase Vertical(in ConvGeometry conv, int phase) =>
        new(phase, conv.KernelHeight, conv.StrideHeight, conv.DilationHeight, conv.PaddingTop);

    public static GradientPhase Horizontal(in ConvGeometry conv, int phase) =>
        new(phase, conv.KernelWidth, conv.StrideWidth, conv.DilationWidth, conv.PaddingLeft);

    private static int PackedSize(in ConvGeometry conv, in GradientPhase vertical, in GradientPhase horizontal) =>
        PackedLayout.ConvolutionTransposed(vertical.Taps * horizontal.Taps, conv.InputChannels, conv.OutputChannels, conv.Groups);

    public static Correlation Map(
        in ConvGeometry conv, int y, in GradientPhase vertical, int x, in GradientPhase horizontal) => new()
        {
            SourceHeight = conv.OutputHeight,
            SourceWidth = conv.OutputWidth,
            SourceChannels = conv.OutputChannels,
            TapsHeight = vertical.Taps,
            TapsWidth = horizontal.Taps,
            StrideHeight = 1,
            StrideWidth = 1,
            DilationHeight = vertical.Dilation,
            DilationWidth = horizontal.Dilation,
            OriginY = vertical.Origin,
            OriginX = horizontal.Origin,
            TargetHeight = ((conv.InputHeight - 1 - y) / conv.StrideHeight) + 1,
            TargetWidth = ((conv.InputWidth - 1 - x) / conv.StrideWidth) + 1,
            TargetOffset = ((y * conv.InputWidth) + x) * conv.InputChannels,
            TargetRowStep = conv.StrideHeight * conv.InputWidth * conv.InputChannels,
            TargetColumnStep = conv.StrideWidth * conv.InputChannels,
            TargetImageSize = conv.InputSize,
            TargetChannels = conv.InputChannels,
            Groups = conv.Groups,
            MinimalFiltering = conv.MinimalFiltering,
            Multiplier = 1,
        };
}
