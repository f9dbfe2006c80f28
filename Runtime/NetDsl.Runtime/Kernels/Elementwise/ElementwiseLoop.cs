using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Applies a function to every place of one or two spans. The output may be one of the inputs.</summary>
[SkipLocalsInit]
internal static unsafe class ElementwiseLoop
{
    /// <summary>The activation of every value, on the calling thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TActivation>(ReadOnlySpan<float> input, Span<float> output)
        where TActivation : struct, IActivation
    {
        fixed (float* from = input, to = output)
        {
            Run<ApplyActivation<TActivation>>(from, from, to, input.Length);
        }
    }

    /// <summary>The function of every place, on the calling thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TFunction>(float* left, float* right, float* output, int count)
        where TFunction : struct, IElementwise
    {
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                TFunction.Apply(Vector512.Load(left + i), Vector512.Load(right + i)).Store(output + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            TFunction.Apply(Vector256.Load(left + i), Vector256.Load(right + i)).Store(output + i);
        }

        if (i < count)
        {
            Rest<TFunction>(left + i, right + i, output + i, count - i);
        }
    }

    /// <summary>The last places go through one more vector, so that every place is computed by the same instructions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest<TFunction>(float* left, float* right, float* output, int count)
        where TFunction : struct, IElementwise
    {
        float* buffer = stackalloc float[24];
        new Span<float>(buffer, 24).Clear();
        for (int i = 0; i < count; i++)
        {
            buffer[i] = left[i];
            buffer[8 + i] = right[i];
        }

        TFunction.Apply(Vector256.Load(buffer), Vector256.Load(buffer + 8)).Store(buffer + 16);
        for (int i = 0; i < count; i++)
        {
            output[i] = buffer[16 + i];
        }
    }
}
