using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A window along one axis, and which of its taps lies at a place.</summary>
internal readonly record struct WindowTap(int Window, int Tap);

/// <summary>For each place of an input axis the windows that see it, in their order: what a gradient is gathered by.</summary>
internal readonly unsafe struct PlaceWindows
{
    /// <summary>For each place where its windows end; they begin where those of the place before it end.</summary>
    private readonly int* ends;
    private readonly WindowTap* windows;

    private PlaceWindows(int* memory, int size)
    {
        ends = memory + 1;
        windows = (WindowTap*)(memory + size + 1);
    }

    /// <summary>Integers that an axis needs at most.</summary>
    public static long Room(int size, int windows, int taps) => size + 1 + (2L * windows * taps);

    /// <summary>The windows of the rows.</summary>
    public static PlaceWindows Vertical(in PoolGeometry pool, int* memory)
    {
        PlaceWindows result = new(memory, pool.InputHeight);
        result.Fill(pool, pool.InputHeight, pool.OutputHeight, vertical: true);
        return result;
    }

    /// <summary>The windows of the columns.</summary>
    public static PlaceWindows Horizontal(in PoolGeometry pool, int* memory)
    {
        PlaceWindows result = new(memory, pool.InputWidth);
        result.Fill(pool, pool.InputWidth, pool.OutputWidth, vertical: false);
        return result;
    }

    /// <summary>The windows that see a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowTap* At(int place, out int count)
    {
        int first = ends[place - 1];
        count = ends[place] - first;
        return windows + first;
    }

    /// <summary>Counts, and then sorts by places: a place's end moves on with each window that is entered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(in PoolGeometry pool, int size, int count, bool vertical)
    {
        int dilation = vertical ? pool.DilationHeight : pool.DilationWidth;
        new Span<int>(ends - 1, size + 1).Clear();
        for (int pass = 0; pass < 2; pass++)
        {
            for (int window = 0; window < count; window++)
            {
                TapRange taps = vertical ? pool.Vertical(window) : pool.Horizontal(window);
                for (int tap = taps.First; tap < taps.End; tap++)
                {
                    int place = taps.Origin + (tap * dilation);
                    if (pass == 0)
                    {
                        ends[place + 1 < size ? place + 1 : -1]++;
                    }
                    else
                    {
                        windows[ends[place]++] = new WindowTap(window, tap);
                    }
                }
            }

            ends[-1] = 0;
            for (int place = 1; pass == 0 && place < size; place++)
            {
                ends[place] += ends[place - 1];
            }
        }
    }
}
