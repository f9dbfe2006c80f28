using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 kernels of max pooling over windows of 2 × 2 pixels of few channels that lie beside each other: a vector holds the channels of
/// several windows, where <see cref="MaxRun512"/> would leave lanes idle. Their results are the same. Lanes behind the windows of a vector
/// belong to the next one, which overwrites what is stored there; only the last vector is masked.
/// </summary>
internal static unsafe class MaxPairs512
{
    private const int Lanes = LaneTile.Lanes;

    /// <summary>Whether the run is of such windows.</summary>
    public static bool Fits(PoolRun* run) =>
        run->Channels <= PairOrder512.MostChannels && run->Window is { Rows: 2, Columns: 2, FirstTap: 0, TapStep: 2 }
        && run->Window.ColumnStep == run->Channels && run->Step == 2 * run->Channels;

    /// <summary>The largest values and the taps that hold them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Train(PoolRun* run, float* output, int* routes)
    {
        PairOrder512 order = new(run->Channels);
        Vector512<int> leftPlaces = order.Left, rightPlaces = order.Right;
        float* upper = run->Window.Input;
        float* lower = upper + run->Window.RowStep;
        nint ahead = run->Ahead;
        nint count = Lanes / run->Channels * run->Channels;
        nint left = run->Windows * run->Channels;
        for (; left > count; left -= count, upper += 2 * count, lower += 2 * count, output += count, routes += count)
        {
            Sse.Prefetch0(upper + ahead);
            Sse.Prefetch0(lower + ahead);
            Vector512<float> u = Vector512.Load(upper), v = Vector512.Load(upper + Lanes);
            Vector512<float> x = Vector512.Load(lower), y = Vector512.Load(lower + Lanes);
            Vector512<float> best = Most(u, v, x, y, leftPlaces, rightPlaces, out Vector512<int> route);
            best.Store(output);
            route.Store(routes);
        }

        Vector512<float> lanes = PanelMask.Lanes512((int)left);
        Vector512<float> low = PanelMask.Lanes512((int)left * 2), high = PanelMask.Lanes512(((int)left * 2) - Lanes);
        Vector512<float> most = Most(
            Avx512F.MaskLoad(upper, low, Vector512<float>.Zero),
            Avx512F.MaskLoad(upper + Lanes, high, Vector512<float>.Zero),
            Avx512F.MaskLoad(lower, low, Vector512<float>.Zero),
            Avx512F.MaskLoad(lower + Lanes, high, Vector512<float>.Zero),
            leftPlaces,
            rightPlaces,
            out Vector512<int> taps);
        Avx512F.MaskStore(output, lanes, most);
        Avx512F.MaskStore(routes, lanes.AsInt32(), taps);
    }

    /// <summary>Hands the gradient to the taps that were the maximum, the only ones to write these pixels: the others become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(PoolRun* run, float* gradient, int* routes)
    {
        PairOrder512 order = new(run->Channels);
        Vector512<int> firstPlaces = order.First, secondPlaces = order.Second;
        float* upper = run->Window.Input;
        float* lower = upper + run->Window.RowStep;
        nint count = Lanes / run->Channels * run->Channels;
        nint left = run->Windows * run->Channels;
        for (; left > count; left -= count, upper += 2 * count, lower += 2 * count, gradient += count, routes += count)
        {
            Vector512<float> passed = Vector512.Load(gradient);
            Vector512<int> route = Vector512.Load(routes);
            Vector512<float> u = Chosen(passed, route, 0), v = Chosen(passed, route, 1);
            Vector512<float> x = Chosen(passed, route, 2), y = Chosen(passed, route, 3);
            Avx512F.PermuteVar16x32x2(u, firstPlaces, v).Store(upper);
            Avx512F.PermuteVar16x32x2(u, secondPlaces, v).Store(upper + Lanes);
            Avx512F.PermuteVar16x32x2(x, firstPlaces, y).Store(lower);
            Avx512F.PermuteVar16x32x2(x, secondPlaces, y).Store(lower + Lanes);
        }

        WriteLast(order, (int)left, upper, lower, gradient, routes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteLast(in PairOrder512 order, int left, float* upper, float* lower, float* gradient, int* routes)
    {
        Vector512<float> lanes = PanelMask.Lanes512(left);
        Vector512<float> low = PanelMask.Lanes512(left * 2), high = PanelMask.Lanes512((left * 2) - Lanes);
        Vector512<float> passed = Avx512F.MaskLoad(gradient, lanes, Vector512<float>.Zero);
        Vector512<int> route = Avx512F.MaskLoad(routes, lanes.AsInt32(), Vector512<int>.Zero);
        Vector512<float> u = Chosen(passed, route, 0), v = Chosen(passed, route, 1);
        Vector512<float> x = Chosen(passed, route, 2), y = Chosen(passed, route, 3);
        Avx512F.MaskStore(upper, low, Avx512F.PermuteVar16x32x2(u, order.First, v));
        Avx512F.MaskStore(upper + Lanes, high, Avx512F.PermuteVar16x32x2(u, order.Second, v));
        Avx512F.MaskStore(lower, low, Avx512F.PermuteVar16x32x2(x, order.First, y));
        Avx512F.MaskStore(lower + Lanes, high, Avx512F.PermuteVar16x32x2(x, order.Second, y));
    }

    /// <summary>The largest of the windows' pixels, and the tap of each: the first of equals, but for NaN, of which the last wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Most(
        Vector512<float> u,
        Vector512<float> v,
        Vector512<float> x,
        Vector512<float> y,
        Vector512<int> leftPlaces,
        Vector512<int> rightPlaces,
        out Vector512<int> route)
    {
        Vector512<float> best = Avx512F.PermuteVar16x32x2(u, leftPlaces, v);
        route = Vector512<int>.Zero;
        Take(Avx512F.PermuteVar16x32x2(u, rightPlaces, v), 1, ref best, ref route);
        Take(Avx512F.PermuteVar16x32x2(x, leftPlaces, y), 2, ref best, ref route);
        Take(Avx512F.PermuteVar16x32x2(x, rightPlaces, y), 3, ref best, ref route);
        return best;
    }

    /// <summary>Lets in what is larger, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(Vector512<float> value, int tap, ref Vector512<float> best, ref Vector512<int> route)
    {
        Vector512<float> better = Avx512F.CompareGreaterThan(value, best) | Avx512F.CompareUnordered(value, value);
        best = Vector512.ConditionalSelect(better, value, best);
        route = Vector512.ConditionalSelect(better.AsInt32(), Vector512.Create(tap), route);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Chosen(Vector512<float> passed, Vector512<int> route, int tap) =>
        passed & Vector512.Equals(route, Vector512.Create(tap)).AsSingle();
}
