using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 products of some tiles' values with one filter matrix: input channels × 32 output channels, one after another, so that both
/// streams are contiguous. Twelve tiles give 24 independent sums, and read a filter half as often as six would. The bodies are written
/// out because a call, or an array of sums, would move the sums to memory.
/// </summary>
internal static unsafe class WinogradProduct512
{
    /// <summary>Floats from the filter in use to the one that is fetched into the nearest cache: 48 rows, some 100 nanoseconds.</summary>
    private const int Ahead = 48 * WinogradLayout.PairWidth;

    /// <summary>12 tiles.</summary>
    /// <param name="values">The first tile's value of the first channel.</param>
    /// <param name="step">Floats from one tile to the next.</param>
    /// <param name="depth">Channels.</param>
    /// <param name="filter">The filter matrix.</param>
    /// <param name="product">Takes the first tile's 32 products.</param>
    /// <param name="productStep">Floats from one tile's products to the next one's.</param>
    /// <param name="add">Whether the sums are added to what is there.</param>
    /// <param name="next">What is fetched into the second-level cache meanwhile, a float for each one read.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run12(float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add, float* next)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0, b8 = a0, b9 = a0;
        Vector512<float> a10 = a0, a11 = a0, b10 = a0, b11 = a0;
        float* end = values + depth;
        nint one = step, two = 2 * step, three = 3 * step;
        float* p = values;
        float* q = p + (4 * step);
        float* r = q + (4 * step);
        for (; p < end; p++, q++, r++, filter += WinogradLayout.PairWidth, next += 12)
        {
            Vector512<float> w = Vector512.Load(filter);
            Vector512<float> v = Vector512.Load(filter + 16);
            Sse.Prefetch0(filter + Ahead);
            Sse.Prefetch0(filter + Ahead + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[one]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[two]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[three]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
            x = Vector512.Create(*q);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
            x = Vector512.Create(q[one]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
            x = Vector512.Create(q[two]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
            x = Vector512.Create(q[three]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
            x = Vector512.Create(*r);
            a8 = Avx512F.FusedMultiplyAdd(x, w, a8);
            b8 = Avx512F.FusedMultiplyAdd(x, v, b8);
            x = Vector512.Create(r[one]);
            a9 = Avx512F.FusedMultiplyAdd(x, w, a9);
            b9 = Avx512F.FusedMultiplyAdd(x, v, b9);
            x = Vector512.Create(r[two]);
            a10 = Avx512F.FusedMultiplyAdd(x, w, a10);
            b10 = Avx512F.FusedMultiplyAdd(x, v, b10);
            x = Vector512.Create(r[three]);
            a11 = Avx512F.FusedMultiplyAdd(x, w, a11);
            b11 = Avx512F.FusedMultiplyAdd(x, v, b11);
        }

        if (add)
        {
            Add(product, a0, b0);
            Add(product += productStep, a1, b1);
            Add(product += productStep, a2, b2);
            Add(product += productStep, a3, b3);
            Add(product += productStep, a4, b4);
            Add(product += productStep, a5, b5);
            Add(product += productStep, a6, b6);
            Add(product += productStep, a7, b7);
            Add(product += productStep, a8, b8);
            Add(product += productStep, a9, b9);
            Add(product += productStep, a10, b10);
            Add(product + productStep, a11, b11);
            return;
        }

        Store(product, a0, b0);
        Store(product += productStep, a1, b1);
        Store(product += productStep, a2, b2);
        Store(product += productStep, a3, b3);
        Store(product += productStep, a4, b4);
        Store(product += productStep, a5, b5);
        Store(product += productStep, a6, b6);
        Store(product += productStep, a7, b7);
        Store(product += productStep, a8, b8);
        Store(product += productStep, a9, b9);
        Store(product += productStep, a10, b10);
        Store(product + productStep, a11, b11);
    }

    /// <summary>8 tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8(float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add, float* next)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
        float* end = values + depth;
        nint one = step, two = 2 * step, three = 3 * step;
        float* p = values;
        float* q = p + (4 * step);
        for (; p < end; p++, q++, filter += WinogradLayout.PairWidth, next += 8)
        {
            Vector512<float> w = Vector512.Load(filter);
            Vector512<float> v = Vector512.Load(filter + 16);
            Sse.Prefetch0(filter + Ahead);
            Sse.Prefetch0(filter + Ahead + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[one]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[two]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[three]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
            x = Vector512.Create(*q);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
            x = Vector512.Create(q[one]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
            x = Vector512.Create(q[two]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
            x = Vector512.Create(q[three]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
        }

        if (add)
        {
            Add(product, a0, b0);
            Add(product += productStep, a1, b1);
            Add(product += productStep, a2, b2);
            Add(product += productStep, a3, b3);
            Add(product += productStep, a4, b4);
            Add(product += productStep, a5, b5);
            Add(product += productStep, a6, b6);
            Add(product + productStep, a7, b7);
            return;
        }

        Store(product, a0, b0);
        Store(product += productStep, a1, b1);
        Store(product += productStep, a2, b2);
        Store(product += productStep, a3, b3);
        Store(product += productStep, a4, b4);
        Store(product += productStep, a5, b5);
        Store(product += productStep, a6, b6);
        Store(product + productStep, a7, b7);
    }

    /// <summary>4 tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4(float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add, float* next)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        float* end = values + depth;
        nint one = step, two = 2 * step, three = 3 * step;
        for (float* p = values; p < end; p++, filter += WinogradLayout.PairWidth, next += 4)
        {
            Vector512<float> w = Vector512.Load(filter);
            Vector512<float> v = Vector512.Load(filter + 16);
            Sse.Prefetch0(filter + Ahead);
            Sse.Prefetch0(filter + Ahead + 16);
            Sse.Prefetch1(next);
            Vector512<float> x = Vector512.Create(*p);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[one]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[two]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[three]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
        }

        if (add)
        {
            Add(product, a0, b0);
            Add(product += productStep, a1, b1);
            Add(product += productStep, a2, b2);
            Add(product + productStep, a3, b3);
            return;
        }

        Store(product, a0, b0);
        Store(product += productStep, a1, b1);
        Store(product += productStep, a2, b2);
        Store(product + productStep, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* product, Vector512<float> first, Vector512<float> second)
    {
        first.Store(product);
        second.Store(product + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* product, Vector512<float> first, Vector512<float> second)
    {
        (Vector512.Load(product) + first).Store(product);
        (Vector512.Load(product + 16) + second).Store(product + 16);
    }
}
