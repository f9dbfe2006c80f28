using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The tiles of a batch in the order of their numbers: by kind, then by image, row and column. Kinds follow one another so that the
/// tiles that have a value are one range for each value: low ones of full width, full ones, those of full height that are narrow, and
/// low and narrow ones.
/// </summary>
internal readonly struct WinogradCover
{
    public const int Kinds = 4;

    public readonly int Size;
    private readonly WinogradAxis down;
    private readonly WinogradAxis across;
    private readonly int batch;

    /// <summary>Where the tiles of full height begin, those of full width end, and those of full height end.</summary>
    private readonly int highStart;
    private readonly int wideEnd;
    private readonly int highEnd;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public WinogradCover(in Correlation map, int batch, int size)
    {
        Size = size;
        this.batch = batch;
        down = new WinogradAxis(map.TargetHeight, size);
        across = new WinogradAxis(map.TargetWidth, size);
        highStart = batch * down.Short * across.Full;
        wideEnd = highStart + (batch * down.Full * across.Full);
        highEnd = wideEnd + (batch * down.Full * across.Short);
        Tiles = highEnd + (batch * down.Short * across.Short);
    }

    public int Tiles { get; }

    /// <summary>Values of all tiles, and so products of an input with an output channel.</summary>
    public double Products => (double)batch * down.Values * across.Values;

    /// <summary>The tiles that have a value: the first, and the one behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Range(int value, out int first, out int end)
    {
        bool high = Size == 4 && value / 6 == WinogradAxis.LeftOut;
        bool wide = Size == 4 && value % 6 == WinogradAxis.LeftOut;
        first = high ? highStart : 0;
        end = wide ? wideEnd : high ? highEnd : Tiles;
    }

    /// <summary>The tiles of one kind.</summary>
    public WinogradGrid Grid(int kind)
    {
        bool low = kind is 0 or 3;
        bool narrow = kind > 1;
        return new WinogradGrid()
        {
            Height = low ? Size - 1 : Size,
            Width = narrow ? Size - 1 : Size,
            Down = low ? down.Short : down.Full,
            Across = narrow ? across.Short : across.Full,
            Y = low ? down.Full * Size : 0,
            X = narrow ? across.Full * Size : 0,
            Tiles = batch * (low ? down.Short : down.Full) * (narrow ? across.Short : across.Full),
        };
    }
}

/// <summary>Tiles of one size that lie side by side in every image of a batch.</summary>
internal struct WinogradGrid
{
    /// <summary>Outputs of a tile.</summary>
    public int Height;
    public int Width;

    /// <summary>Tiles of an image.</summary>
    public int Down;
    public int Across;

    /// <summary>The first output of an image.</summary>
    public int Y;
    public int X;

    /// <summary>Tiles of the batch.</summary>
    public int Tiles;
}
