using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Zeros around an image, as a layer of its own.</summary>
public static unsafe class ZeroPad
{
    /// <summary>Copies the image into the middle of the output and clears the border.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × (top + input height + bottom) × (left + input width + right) × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TPad>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TPad : struct, IZeroPad
    {
        BatchGuard.Check(batch, InnerSize<TPad>(), input, OuterSize<TPad>(), output);
        fixed (float* source = input, target = output)
        {
            Correlation map = new()
            {
                SourceHeight = TPad.InputHeight,
                SourceWidth = TPad.InputWidth,
                SourceChannels = TPad.Channels,
                OriginX = -TPad.Left,
                Multiplier = 1,
                TapsHeight = 1,
                TapsWidth = 1,
                StrideHeight = 1,
                StrideWidth = 1,
                TargetWidth = OuterWidth<TPad>(),
            };
            PaddingWork.Run(map, source, batch, -TPad.Top, OuterHeight<TPad>(), target);
        }
    }

    /// <summary>Copies the middle of the output's gradient.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × (top + input height + bottom) × (left + input width + right) × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TPad>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TPad : struct, IZeroPad
    {
        BatchGuard.Check(batch, InnerSize<TPad>(), inputGradient, OuterSize<TPad>(), outputGradient);
        fixed (float* source = outputGradient, target = inputGradient)
        {
            Correlation map = new()
            {
                SourceHeight = OuterHeight<TPad>(),
                SourceWidth = OuterWidth<TPad>(),
                SourceChannels = TPad.Channels,
                OriginX = TPad.Left,
                Multiplier = 1,
                TapsHeight = 1,
                TapsWidth = 1,
                StrideHeight = 1,
                StrideWidth = 1,
                TargetWidth = TPad.InputWidth,
            };
            PaddingWork.Run(map, source, batch, TPad.Top, TPad.InputHeight, target);
        }
    }

    private static int OuterHeight<TPad>()
        where TPad : struct, IZeroPad => TPad.Top + TPad.InputHeight + TPad.Bottom;

    private static int OuterWidth<TPad>()
        where TPad : struct, IZeroPad => TPad.Left + TPad.InputWidth + TPad.Right;

    private static int OuterSize<TPad>()
        where TPad : struct, IZeroPad => OuterHeight<TPad>() * OuterWidth<TPad>() * TPad.Channels;

    private static int InnerSize<TPad>()
        where TPad : struct, IZeroPad => TPad.InputHeight * TPad.InputWidth * TPad.Channels;
}
