using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 kernel of max pooling over whole windows of 3 × 3 pixels, in training: one comparison a tap, where <see cref="MaxRun512"/> needs two
/// for values that are not numbers. A sum of the window shows whether there is one, and such a window is done again there.
/// </summary>
internal static unsafe class MaxNine512
{
    /// <summary>Whether the run is of such windows, and of whole vectors of channels.</summary>
    public static bool Fits(PoolRun* run) =>
        run->Channels % 16 == 0 && run->Window is { Rows: 3, Columns: 3, FirstTap: 0, TapStep: 3 };

    /// <summary>The largest values and the taps that hold them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Train(PoolRun* run, float* output, int* routes)
    {
        nint rowStep = run->Window.RowStep;
        nint columnStep = run->Window.ColumnStep;
        nint ahead = run->Ahead;
        int channels = run->Channels;
        float* input = run->Window.Input;
        for (int window = run->Windows; window > 0; window--, input += run->Step)
        {
            bool numbers = true;
            for (int channel = 0; channel < channels; channel += 16)
            {
                float* upper = input + channel;
                MaxRun512.Fetch(upper + ahead, rowStep, columnStep);
                Vector512<float> best = Vector512.Load(upper);
                Vector512<float> sum = best;
                Vector512<int> route = Vector512<int>.Zero;
                Take(upper + columnStep, 1, ref best, ref route, ref sum);
                Take(upper + (2 * columnStep), 2, ref best, ref route, ref sum);
                float* middle = upper + rowStep;
                Take(middle, 3, ref best, ref route, ref sum);
                Take(middle + columnStep, 4, ref best, ref route, ref sum);
                Take(middle + (2 * columnStep), 5, ref best, ref route, ref sum);
                float* lower = middle + rowStep;
                Take(lower, 6, ref best, ref route, ref sum);
                Take(lower + columnStep, 7, ref best, ref route, ref sum);
                Take(lower + (2 * columnStep), 8, ref best, ref route, ref sum);
                best.Store(output + channel);
                route.Store(routes + channel);
                numbers &= Vector512.EqualsAll(sum, sum);
            }

            if (!numbers)
            {
                PoolRun again = *run;
                again.Window.Input = input;
                again.Windows = 1;
                MaxRun512.Train(&again, output, routes);
            }

            output += channels;
            routes += channels;
        }
    }

    /// <summary>Lets in what is larger; of two equal values the instruction gives its second operand, the one that was there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(float* place, int tap, ref Vector512<float> best, ref Vector512<int> route, ref Vector512<float> sum)
    {
        Vector512<float> value = Vector512.Load(place);
        route = Vector512.ConditionalSelect(Avx512F.CompareGreaterThan(value, best).AsInt32(), Vector512.Create(tap), route);
        best = Avx512F.Max(value, best);
        sum += value;
    }
}
