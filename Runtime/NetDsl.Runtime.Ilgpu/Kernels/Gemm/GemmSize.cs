namespace NetDsl.Ilgpu.Kernels;

/// <summary>The results of one launch.</summary>
/// <param name="Rows">Rows of each result; the most, where slices differ.</param>
/// <param name="Columns">Columns of each result.</param>
/// <param name="Slices">Results that are computed side by side.</param>
internal readonly record struct GemmSize(int Rows, int Columns, int Slices)
{
    /// <summary>Tiles that cover rows or columns.</summary>
    public static int Tiles(int count, int tile) => (count + tile - 1) / tile;
}

/// <summary>How tiles lie in a launch: columns beside each other, then rows, then slices.</summary>
/// <param name="rowTiles">Tiles along the rows.</param>
/// <param name="columnTiles">Tiles along the columns.</param>
internal readonly struct GemmGrid(int rowTiles, int columnTiles)
{
    public readonly int RowTiles = rowTiles;
    public readonly int ColumnTiles = columnTiles;
}
