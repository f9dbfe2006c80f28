using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX2 sums over tiles for 4 input channels × 16 output channels: sixteen channels are a multiple of four, but not of six.</summary>
internal static unsafe class WinogradSum256
{
    private const int Width = WinogradLayout.PairWidth;

    /// <summary>4 input channels × 16 output channels from the given one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4(in WinogradSum sum, int channel, int output, float* target)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        float* p = sum.Values + channel;
        float* gradient = sum.Gradients + output;
        float* end = gradient + ((nint)sum.Tiles * WinogradLayout.PairWidth);
        nint step = sum.TileStep;
        for (; gradient < end; gradient += WinogradLayout.PairWidth, p += step)
        {
            Vector256<float> w = Vector256.Load(gradient);
            Vector256<float> v = Vector256.Load(gradient + 8);
            Vector256<float> x = Vector256.Create(*p);
            a0 = Fma.MultiplyAdd(x, w, a0);
            b0 = Fma.MultiplyAdd(x, v, b0);
            x = Vector256.Create(p[1]);
            a1 = Fma.MultiplyAdd(x, w, a1);
            b1 = Fma.MultiplyAdd(x, v, b1);
            x = Vector256.Create(p[2]);
            a2 = Fma.MultiplyAdd(x, w, a2);
            b2 = Fma.MultiplyAdd(x, v, b2);
            x = Vector256.Create(p[3]);
            a3 = Fma.MultiplyAdd(x, w, a3);
            b3 = Fma.MultiplyAdd(x, v, b3);
        }

        if (sum.Add)
        {
            Add(target, a0, b0);
            Add(target + (1 * Width), a1, b1);
            Add(target + (2 * Width), a2, b2);
            Add(target + (3 * Width), a3, b3);
            return;
        }

        Store(target, a0, b0);
        Store(target + (1 * Width), a1, b1);
        Store(target + (2 * Width), a2, b2);
        Store(target + (3 * Width), a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector256<float> first, Vector256<float> second)
    {
        first.Store(target);
        second.Store(target + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* target, Vector256<float> first, Vector256<float> second)
    {
        (Vector256.Load(target) + first).Store(target);
        (Vector256.Load(target + 8) + second).Store(target + 8);
    }
}
