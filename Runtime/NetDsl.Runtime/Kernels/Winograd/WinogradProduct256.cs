using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX2 products of some tiles' values with half a filter matrix: input channels × 16 of its 32 output channels.</summary>
internal static unsafe class WinogradProduct256
{
    /// <summary>6 tiles.</summary>
    /// <param name="values">The first tile's value of the first channel.</param>
    /// <param name="step">Floats from one tile to the next.</param>
    /// <param name="depth">Channels.</param>
    /// <param name="filter">The filter matrix, from the half's first channel.</param>
    /// <param name="product">Takes the first tile's 16 products.</param>
    /// <param name="productStep">Floats from one tile's products to the next one's.</param>
    /// <param name="add">Whether the sums are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run6(float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0;
        float* end = values + depth;
        float* p = values;
        float* q = p + (3 * step);
        nint one = step, two = 2 * step;
        for (; p < end; p++, q++, filter += WinogradLayout.PairWidth)
        {
            Vector256<float> w = Vector256.Load(filter);
            Vector256<float> v = Vector256.Load(filter + 8);
            Vector256<float> x = Vector256.Create(*p);
            a0 = Fma.MultiplyAdd(x, w, a0);
            b0 = Fma.MultiplyAdd(x, v, b0);
            x = Vector256.Create(p[one]);
            a1 = Fma.MultiplyAdd(x, w, a1);
            b1 = Fma.MultiplyAdd(x, v, b1);
            x = Vector256.Create(p[two]);
            a2 = Fma.MultiplyAdd(x, w, a2);
            b2 = Fma.MultiplyAdd(x, v, b2);
            x = Vector256.Create(*q);
            a3 = Fma.MultiplyAdd(x, w, a3);
            b3 = Fma.MultiplyAdd(x, v, b3);
            x = Vector256.Create(q[one]);
            a4 = Fma.MultiplyAdd(x, w, a4);
            b4 = Fma.MultiplyAdd(x, v, b4);
            x = Vector256.Create(q[two]);
            a5 = Fma.MultiplyAdd(x, w, a5);
            b5 = Fma.MultiplyAdd(x, v, b5);
        }

        if (add)
        {
            Add(product, a0, b0);
            Add(product += productStep, a1, b1);
            Add(product += productStep, a2, b2);
            Add(product += productStep, a3, b3);
            Add(product += productStep, a4, b4);
            Add(product + productStep, a5, b5);
            return;
        }

        Store(product, a0, b0);
        Store(product += productStep, a1, b1);
        Store(product += productStep, a2, b2);
        Store(product += productStep, a3, b3);
        Store(product += productStep, a4, b4);
        Store(product + productStep, a5, b5);
    }

    /// <summary>4 tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4(float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        float* end = values + depth;
        nint one = step, two = 2 * step, three = 3 * step;
        for (float* p = values; p < end; p++, filter += WinogradLayout.PairWidth)
        {
            Vector256<float> w = Vector256.Load(filter);
            Vector256<float> v = Vector256.Load(filter + 8);
            Vector256<float> x = Vector256.Create(*p);
            a0 = Fma.MultiplyAdd(x, w, a0);
            b0 = Fma.MultiplyAdd(x, v, b0);
            x = Vector256.Create(p[one]);
            a1 = Fma.MultiplyAdd(x, w, a1);
            b1 = Fma.MultiplyAdd(x, v, b1);
            x = Vector256.Create(p[two]);
            a2 = Fma.MultiplyAdd(x, w, a2);
            b2 = Fma.MultiplyAdd(x, v, b2);
            x = Vector256.Create(p[three]);
            a3 = Fma.MultiplyAdd(x, w, a3);
            b3 = Fma.MultiplyAdd(x, v, b3);
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
    private static void Store(float* product, Vector256<float> first, Vector256<float> second)
    {
        first.Store(product);
        second.Store(product + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* product, Vector256<float> first, Vector256<float> second)
    {
        (Vector256.Load(product) + first).Store(product);
        (Vector256.Load(product + 8) + second).Store(product + 8);
    }
}
