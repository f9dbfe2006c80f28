using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Softmax over the channels of each pixel: exp(x − max) / sum. A NaN, or an infinity that wins, makes its pixel NaN.</summary>
public static unsafe class Softmax
{
    /// <summary>Turns scores into probabilities.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TChannels>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TChannels : struct, IChannels
    {
        int size = TChannels.Pixels * TChannels.Channels;
        BatchGuard.Check(batch, size, input, size, output);
        fixed (float* source = input, target = output)
        {
            SoftmaxWork work = new() { Channels = TChannels.Channels, Pixels = batch * TChannels.Pixels, First = source, Result = target };
            work.Run();
        }
    }

    /// <summary>The gradient with respect to the scores: output · (gradient − sum of output · gradient).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TChannels>(
        int batch, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TChannels : struct, IChannels
    {
        int size = TChannels.Pixels * TChannels.Channels;
        BatchGuard.Check(batch, size, output, size, outputGradient);
        BatchGuard.Check(batch, size, output, size, inputGradient);
        fixed (float* probabilities = output, gradient = outputGradient, target = inputGradient)
        {
            SoftmaxWork work = new()
            {
                Channels = TChannels.Channels,
                Pixels = batch * TChannels.Pixels,
                First = probabilities,
                Gradient = gradient,
                Result = target,
            };
            work.Run();
        }
    }
}
