using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 sums over tiles for some input channels × 32 output channels. The bodies are written out because a call, or an array of sums,
/// would move the sums to memory.
/// </summary>
internal static unsafe class WinogradSum512
{
    private const int Width = WinogradLayout.PairWidth;

    /// <summary>12 input channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run12(in WinogradSum sum, int channel, float* target, float* next, nint nextStep)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> a8 = a0, a9 = a0, a10 = a0, a11 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
        Vector512<float> b8 = a0, b9 = a0, b10 = a0, b11 = a0;
        float* p = sum.Values + channel;
        float* gradient = sum.Gradients;
        float* end = gradient + ((nint)sum.Tiles * WinogradLayout.PairWidth);
        nint step = sum.TileStep;
        for (; gradient < end; gradient += WinogradLayout.PairWidth, p += step, next += nextStep)
        {
            Vector512<float> w = Vector512.Load(gradient);
            Vector512<float> v = Vector512.Load(gradient + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[1]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[2]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[3]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
            x = Vector512.Create(p[4]);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
            x = Vector512.Create(p[5]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
            x = Vector512.Create(p[6]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
            x = Vector512.Create(p[7]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
            x = Vector512.Create(p[8]);
            a8 = Avx512F.FusedMultiplyAdd(x, w, a8);
            b8 = Avx512F.FusedMultiplyAdd(x, v, b8);
            x = Vector512.Create(p[9]);
            a9 = Avx512F.FusedMultiplyAdd(x, w, a9);
            b9 = Avx512F.FusedMultiplyAdd(x, v, b9);
            x = Vector512.Create(p[10]);
            a10 = Avx512F.FusedMultiplyAdd(x, w, a10);
            b10 = Avx512F.FusedMultiplyAdd(x, v, b10);
            x = Vector512.Create(p[11]);
            a11 = Avx512F.FusedMultiplyAdd(x, w, a11);
            b11 = Avx512F.FusedMultiplyAdd(x, v, b11);
        }

        if (sum.Add)
        {
            Add(target, a0, b0);
            Add(target + (1 * Width), a1, b1);
            Add(target + (2 * Width), a2, b2);
            Add(target + (3 * Width), a3, b3);
            Add(target + (4 * Width), a4, b4);
            Add(target + (5 * Width), a5, b5);
            Add(target + (6 * Width), a6, b6);
            Add(target + (7 * Width), a7, b7);
            Add(target + (8 * Width), a8, b8);
            Add(target + (9 * Width), a9, b9);
            Add(target + (10 * Width), a10, b10);
            Add(target + (11 * Width), a11, b11);
            return;
        }

        Store(target, a0, b0);
        Store(target + (1 * Width), a1, b1);
        Store(target + (2 * Width), a2, b2);
        Store(target + (3 * Width), a3, b3);
        Store(target + (4 * Width), a4, b4);
        Store(target + (5 * Width), a5, b5);
        Store(target + (6 * Width), a6, b6);
        Store(target + (7 * Width), a7, b7);
        Store(target + (8 * Width), a8, b8);
        Store(target + (9 * Width), a9, b9);
        Store(target + (10 * Width), a10, b10);
        Store(target + (11 * Width), a11, b11);
    }

    /// <summary>8 input channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8(in WinogradSum sum, int channel, float* target, float* next, nint nextStep)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
        float* p = sum.Values + channel;
        float* gradient = sum.Gradients;
        float* end = gradient + ((nint)sum.Tiles * WinogradLayout.PairWidth);
        nint step = sum.TileStep;
        for (; gradient < end; gradient += WinogradLayout.PairWidth, p += step, next += nextStep)
        {
            Vector512<float> w = Vector512.Load(gradient);
            Vector512<float> v = Vector512.Load(gradient + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[1]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[2]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[3]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
            x = Vector512.Create(p[4]);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
            x = Vector512.Create(p[5]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
            x = Vector512.Create(p[6]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
            x = Vector512.Create(p[7]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
        }

        if (sum.Add)
        {
            Add(target, a0, b0);
            Add(target + (1 * Width), a1, b1);
            Add(target + (2 * Width), a2, b2);
            Add(target + (3 * Width), a3, b3);
            Add(target + (4 * Width), a4, b4);
            Add(target + (5 * Width), a5, b5);
            Add(target + (6 * Width), a6, b6);
            Add(target + (7 * Width), a7, b7);
            return;
        }

        Store(target, a0, b0);
        Store(target + (1 * Width), a1, b1);
        Store(target + (2 * Width), a2, b2);
        Store(target + (3 * Width), a3, b3);
        Store(target + (4 * Width), a4, b4);
        Store(target + (5 * Width), a5, b5);
        Store(target + (6 * Width), a6, b6);
        Store(target + (7 * Width), a7, b7);
    }

    /// <summary>4 input channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4(in WinogradSum sum, int channel, float* target, float* next, nint nextStep)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        float* p = sum.Values + channel;
        float* gradient = sum.Gradients;
        float* end = gradient + ((nint)sum.Tiles * WinogradLayout.PairWidth);
        nint step = sum.TileStep;
        for (; gradient < end; gradient += WinogradLayout.PairWidth, p += step, next += nextStep)
        {
            Vector512<float> w = Vector512.Load(gradient);
            Vector512<float> v = Vector512.Load(gradient + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[1]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[2]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[3]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
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
    private static void Store(float* target, Vector512<float> first, Vector512<float> second)
    {
        first.Store(target);
        second.Store(target + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* target, Vector512<float> first, Vector512<float> second)
    {
        (Vector512.Load(target) + first).Store(target);
        (Vector512.Load(target + 16) + second).Store(target + 16);
    }
}
