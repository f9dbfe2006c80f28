using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The largest value of a window, the first of several in row order; NaN wins, and once it has won nothing but another NaN replaces
/// it. A vector of channels at a time.
/// </summary>
internal static unsafe class MaxWindow
{
    /// <summary>The largest values of 8 channels and, unless routes is null, the taps that hold them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run256(PoolWindow* window, int channel, float* output, int* routes)
    {
        Vector256<float> best = Vector256.Create(float.NegativeInfinity);
        Vector256<int> route = Vector256.Create(-1);
        float* row = window->Input + channel;
        int rowTap = window->FirstTap;
        for (int y = 0; y < window->Rows; y++, row += window->RowStep, rowTap += window->TapStep)
        {
            float* pixel = row;
            for (int x = 0; x < window->Columns; x++, pixel += window->ColumnStep)
            {
                Vector256<float> value = Vector256.Load(pixel);
                Vector256<float> better = Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value)
                    | Vector256.Equals(route, Vector256.Create(-1)).AsSingle();
                best = Vector256.ConditionalSelect(better, value, best);
                route = Vector256.ConditionalSelect(better.AsInt32(), Vector256.Create(rowTap + x), route);
            }
        }

        best.Store(output);
        if (routes != null)
        {
            route.Store(routes);
        }
    }

    /// <summary>The largest values of 8 channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Infer256(PoolWindow* window, int channel, float* output)
    {
        Vector256<float> best = Vector256.Create(float.NegativeInfinity);
        float* row = window->Input + channel;
        for (int y = 0; y < window->Rows; y++, row += window->RowStep)
        {
            float* pixel = row;
            for (int x = 0; x < window->Columns; x++, pixel += window->ColumnStep)
            {
                Vector256<float> value = Vector256.Load(pixel);
                Vector256<float> better = Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value);
                best = Vector256.ConditionalSelect(better, value, best);
            }
        }

        best.Store(output);
    }
}
