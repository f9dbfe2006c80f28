namespace NetDsl.Kernels;

/// <summary>
/// How tiles cover the outputs along one axis: full ones, and behind them, where full ones would overhang, tiles of one output less.
/// Those leave out a point of the full ones' and with it a value, so that 7 outputs take 11 values instead of 12, and 14 take 22
/// instead of 24.
/// </summary>
internal readonly struct WinogradAxis
{
    /// <summary>The value that a tile of three lacks, that of the point -2. The filter's other values are the same for both.</summary>
    public const int LeftOut = 4;

    /// <summary>Outputs of a full tile.</summary>
    public readonly int Size;

    /// <summary>Tiles of either kind.</summary>
    public readonly int Full;
    public readonly int Short;

    public WinogradAxis(int outputs, int size)
    {
        int tiles = (outputs + size - 1) / size;
        Size = size;
        Short = size == 4 ? Math.Min(tiles, (tiles * size) - outputs) : 0;
        Full = tiles - Short;
    }

    public int Tiles => Full + Short;

    /// <summary>Values of all tiles.</summary>
    public int Values => (Full * (Size + 2)) + (Short * (Size + 1));
}
