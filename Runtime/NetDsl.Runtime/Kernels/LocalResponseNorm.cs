using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Local response normalisation across channels: each value divided by (bias + alpha / size · the sum of squares of its neighbouring
/// channels) to the power of beta. Channels beyond the first and the last count as 0.
/// </summary>
public static unsafe class LocalResponseNorm
{
    /// <summary>Normalises.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TNorm>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TNorm : struct, ILocalResponseNorm
    {
        int size = TNorm.Pixels * TNorm.Channels;
        BatchGuard.Check(batch, size, input, size, output);
        fixed (float* source = input, target = output)
        {
            Run<TNorm>(batch, source, null, target);
        }
    }

    /// <summary>The gradient with respect to the input; the divisors are computed again.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TNorm>(int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TNorm : struct, ILocalResponseNorm
    {
        int size = TNorm.Pixels * TNorm.Channels;
        BatchGuard.Check(batch, size, input, size, outputGradient);
        BatchGuard.Check(batch, size, input, size, inputGradient);
        fixed (float* source = input, gradient = outputGradient, target = inputGradient)
        {
            Run<TNorm>(batch, source, gradient, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TNorm>(int batch, float* input, float* gradient, float* result)
        where TNorm : struct, ILocalResponseNorm
    {
        LocalResponseWork work = new()
        {
            Channels = TNorm.Channels,
            Pixels = batch * TNorm.Pixels,
            Size = TNorm.Size,
            Factor = TNorm.Alpha / TNorm.Size,
            Beta = TNorm.Beta,
            Bias = TNorm.Bias,
            Input = input,
            Gradient = gradient,
            Result = result,
        };
        work.Run();
    }
}
