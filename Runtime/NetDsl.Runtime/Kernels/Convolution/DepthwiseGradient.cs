using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a depthwise convolution with respect to its input: correlations of the output gradient with the taps turned
/// around, as in <see cref="DataGradient"/>. Where a channel feeds several, their gradients are found apart and then summed.
/// </summary>
internal static unsafe class DepthwiseGradient
{
    /// <summary>Overwrites the input gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry conv, int batch, float* outputGradient, float* kernel, float* inputGradient)
    {
        int multiplier = conv.OutputChannels / conv.InputChannels;
        ConvGeometry spread = conv with { InputChannels = conv.OutputChannels };
        if (multiplier == 1)
        {
            RunPhases(spread, batch, outputGradient, kernel, inputGradient);
            return;
        }

        float* parts = Scratch.Floats(ScratchUse.SharedImages, spread.InputSize);
        for (int image = 0; image < batch; image++)
        {
            RunPhases(spread, 1, outputGradient + ((long)image * conv.OutputSize), kernel, parts);
            SumRuns(parts, multiplier, inputGradient + ((long)image * conv.InputSize), conv.InputSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPhases(in ConvGeometry conv, int batch, float* outputGradient, float* kernel, float* inputGradient)
    {
        if (DataGradient.LeavesGaps(conv))
        {
            new Span<float>(inputGradient, batch * conv.InputSize).Clear();
        }

        float* packed = Scratch.Floats(ScratchUse.PackedKernel, PackedLayout.Depthwise(conv.Taps, conv.OutputChannels));
        for (int y = 0; y < Math.Min(conv.StrideHeight, conv.InputHeight); y++)
        {
            for (int x = 0; x < Math.Min(conv.StrideWidth, conv.InputWidth); x++)
            {
                GradientPhase vertical = DataGradient.Vertical(conv, y);
                GradientPhase horizontal = DataGradient.Horizontal(conv, x);
                if (vertical.Taps * horizontal.Taps > 0)
                {
                    DepthwisePacking.PackPhase(conv, vertical, horizontal, kernel, packed);
                    Correlation map = DataGradient.Map(conv, y, vertical, x, horizontal);
                    map.Depthwise = true;
                    CorrelationWork<Identity>.Run(map, batch, outputGradient, packed, inputGradient);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumRuns(float* parts, int length, float* target, int count)
    {
        for (int i = 0; i < count; i++, parts += length)
        {
            float sum = 0;
            for (int j = 0; j < length; j++)
            {
                sum += parts[j];
            }

            target[i] = sum;
        }
    }
}
