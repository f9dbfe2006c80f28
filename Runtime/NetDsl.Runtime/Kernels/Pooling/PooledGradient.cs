using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of max pooling, row by row of the input: each pixel looks at the windows that see it, in their order, and takes the
/// gradients of those whose maximum it was. So it is written once, and past the caches where none holds it.
/// </summary>
internal unsafe struct PooledGradient
{
    private PoolGeometry pool;
    private float* gradient;
    private int* routes;
    private PlaceWindows rows;
    private PlaceWindows columns;

    /// <summary>The gradient of a batch; valid until the thread asks for scratch memory for pixels again.</summary>
    public static PooledGradient From(in PoolGeometry pool, float* gradient, int* routes)
    {
        long vertical = PlaceWindows.Room(pool.InputHeight, pool.OutputHeight, pool.KernelHeight);
        long horizontal = PlaceWindows.Room(pool.InputWidth, pool.OutputWidth, pool.KernelWidth);
        int* memory = (int*)Scratch.Floats(ScratchUse.SharedPixels, vertical + horizontal);
        return new PooledGradient
        {
            pool = pool,
            gradient = gradient,
            routes = routes,
            rows = PlaceWindows.Vertical(pool, memory),
            columns = PlaceWindows.Horizontal(pool, memory + vertical),
        };
    }

    /// <summary>Writes a row of an image, counted from the first row of the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Write<TLanes>(int row, float* target)
        where TLanes : struct, ILanes<Vector512<float>>
    {
        int image = row / pool.InputHeight;
        PixelWindows pixel = new()
        {
            Gradient = gradient + ((long)image * pool.OutputSize),
            Routes = routes + ((long)image * pool.OutputSize),
            Channels = pool.Channels,
            RowStep = pool.OutputWidth * pool.Channels,
            TapStep = pool.KernelWidth,
        };
        pixel.Down = rows.At(row % pool.InputHeight, out pixel.DownCount);
        nint ahead = Ahead(row % pool.InputHeight) * pixel.RowStep;
        for (int column = 0; column < pool.InputWidth; column++, target += pool.Channels)
        {
            pixel.Across = columns.At(column, out pixel.AcrossCount);
            if (ahead > 0 && pixel.AcrossCount > 0 && Sse.IsSupported)
            {
                Fetch(&pixel, ahead);
            }

            if (VectorWidth.Bits == 512)
            {
                GatherPixel512<TLanes>.Run(&pixel, target);
            }
            else
            {
                GatherPixel256.Run(&pixel, target);
            }
        }
    }

    /// <summary>The row of windows that the next row of pixels sees anew, or 0.</summary>
    private readonly int Ahead(int row)
    {
        if (row + 1 >= pool.InputHeight)
        {
            return 0;
        }

        WindowTap* now = rows.At(row, out int count);
        WindowTap* next = rows.At(row + 1, out int nextCount);
        int last = count == 0 ? -1 : now[count - 1].Window;
        return nextCount > 0 && next[nextCount - 1].Window > last ? next[nextCount - 1].Window : 0;
    }

    /// <summary>Fetches the outputs of the last column that sees a pixel, in a row of windows that is read next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(PixelWindows* pixel, nint row)
    {
        nint place = row + ((nint)pixel->Across[pixel->AcrossCount - 1].Window * pixel->Channels);
        for (int channel = 0; channel < pixel->Channels; channel += 16)
        {
            Sse.Prefetch0(pixel->Gradient + place + channel);
            Sse.Prefetch0(pixel->Routes + place + channel);
        }
    }
}
