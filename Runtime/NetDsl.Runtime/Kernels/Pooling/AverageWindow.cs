using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The average of a window and its gradient, a vector of channels at a time.</summary>
internal static unsafe class AverageWindow
{
    /// <summary>Columns that are summed before their sum joins the others, which keeps the rounding of large windows small.</summary>
    private const int Run = 64;

    /// <summary>output = factor · the sum of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(PoolWindow* window, int channels, float factor, float* output)
    {
        int channel = 0;
        for (; channel + 8 <= channels; channel += 8)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int y = 0; y < window->Rows; y++)
            {
                float* pixel = window->Input + (y * window->RowStep) + channel;
                for (int first = 0; first < window->Columns; first += Run)
                {
                    Vector256<float> part = Vector256<float>.Zero;
                    for (int x = Math.Min(Run, window->Columns - first); x > 0; x--, pixel += window->ColumnStep)
                    {
                        part += Vector256.Load(pixel);
                    }

                    sum += part;
                }
            }

            (sum * Vector256.Create(factor)).Store(output + channel);
        }

        for (; channel < channels; channel++)
        {
            output[channel] = SumOne(window, channel) * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SumOne(PoolWindow* window, int channel)
    {
        float sum = 0;
        for (int y = 0; y < window->Rows; y++)
        {
            float* pixel = window->Input + (y * window->RowStep) + channel;
            for (int first = 0; first < window->Columns; first += Run)
            {
                float part = 0;
                for (int x = Math.Min(Run, window->Columns - first); x > 0; x--, pixel += window->ColumnStep)
                {
                    part += *pixel;
                }

                sum += part;
            }
        }

        return sum;
    }

    /// <summary>Adds factor · gradient to every pixel of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(PoolWindow* window, int channels, float factor, float* gradient)
    {
        float* row = window->Input;
        for (int y = 0; y < window->Rows; y++, row += window->RowStep)
        {
            float* pixel = row;
            for (int x = 0; x < window->Columns; x++, pixel += window->ColumnStep)
            {
                int channel = 0;
                for (; channel + 8 <= channels; channel += 8)
                {
                    Vector256<float> share = Vector256.Load(gradient + channel) * Vector256.Create(factor);
                    (Vector256.Load(pixel + channel) + share).Store(pixel + channel);
                }

                for (; channel < channels; channel++)
                {
                    pixel[channel] += gradient[channel] * factor;
                }
            }
        }
    }
}
