using System.Numerics;
using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How groups of threads share pixels whose channels are summed: some threads, side by side, take the channels of one pixel, and a group
/// several pixels. How many follows from the channels alone, so that sums are the same on every device.
/// </summary>
internal readonly struct RowTiles
{
    /// <summary>Vectors that a thread takes at most, where there are threads enough.</summary>
    private const int VectorsPerThread = 4;

    /// <summary>Vectors of a pixel.</summary>
    public readonly int Vectors;

    /// <summary>Threads of a pixel, a power of two.</summary>
    public readonly int Lanes;

    /// <summary>Pixels.</summary>
    public readonly int Pixels;

    /// <summary>Pixels × vectors.</summary>
    public RowTiles(int pixels, int vectors)
    {
        Pixels = pixels;
        Vectors = vectors;
        var wanted = BitOperations.RoundUpToPowerOf2((uint)((vectors + VectorsPerThread - 1) / VectorsPerThread));
        Lanes = (int)Math.Min(LaunchSize.MostThreads, wanted);
    }

    /// <summary>Threads of the whole launch.</summary>
    public LaunchSize Size
    {
        get
        {
            var rows = (int)Math.Min(LaunchSize.MostThreads / Lanes, BitOperations.RoundUpToPowerOf2((uint)Pixels));
            return new LaunchSize((Pixels + rows - 1) / rows, rows * Lanes);
        }
    }
}

/// <summary>Where a thread works among <see cref="RowTiles"/>.</summary>
internal readonly struct RowPlace
{
    /// <summary>The pixel; beyond the last for idle threads.</summary>
    public readonly int Pixel;

    /// <summary>The thread's place among those of its pixel.</summary>
    public readonly int Lane;

    /// <summary>The first vector of the thread, and the first behind the pixel.</summary>
    public readonly int First;
    public readonly int End;

    /// <summary>The place of the running thread.</summary>
    public RowPlace(in RowTiles tiles)
    {
        Lane = Group.IdxX % tiles.Lanes;
        Pixel = (Grid.IdxX * (Group.DimX / tiles.Lanes)) + (Group.IdxX / tiles.Lanes);
        var start = Pixel < tiles.Pixels ? Pixel * tiles.Vectors : 0;
        First = start + Lane;
        End = Pixel < tiles.Pixels ? start + tiles.Vectors : 0;
    }
}
