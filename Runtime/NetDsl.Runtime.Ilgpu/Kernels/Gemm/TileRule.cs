namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Which tile a product is cut into, and into how many parts its depth, from a model of a large GPU that is the same everywhere: a
/// result does not depend on the device that it is computed on.
/// </summary>
/// <remarks>
/// The time of a product, in cycles, is its depth × the larger of two: the multiply-adds of the groups that one multiprocessor gets, at
/// the share of its peak that the tile reaches, and the time that a group alone takes for a step, which is the memory's latency.
/// <code>
/// tile       threads  registers  share of peak  step alone   chosen for
/// 128 x 128      256      8 x 8           0.80         170   many rows and columns
/// 128 x  64      128      8 x 8           0.75         110   64 columns
///  64 x 128      128      8 x 8           0.75         110   64 rows
///  64 x  64      256      4 x 4           0.55          60   results too small to fill the device with larger tiles
///  32 x  32       64      4 x 4           0.35          40   few rows or columns, heads of classifiers
/// </code>
/// The shares and latencies are estimates from counting instructions.
/// </remarks>
internal static class TileRule
{
    /// <summary>Multiprocessors of the model; an H200 has as many.</summary>
    private const int Multiprocessors = 132;

    /// <summary>Multiply-adds of a multiprocessor in a cycle.</summary>
    private const int Lanes = 128;

    /// <summary>What a part costs beyond its own depth, in steps: its result is written and read once more.</summary>
    private const int PartSteps = 60;

    /// <summary>What the launch that adds parts costs, in cycles.</summary>
    private const int SumCycles = 8000;

    /// <summary>The fewest steps of a part.</summary>
    private const int ShortestPart = 128;

    /// <summary>The most parts.</summary>
    private const int MostParts = 256;

    private static readonly TileCost[] Costs =
    [
        new(TileShape.Tile128x128, 128, 128, 0.80, 170),
        new(TileShape.Tile128x64, 128, 64, 0.75, 110),
        new(TileShape.Tile64x128, 64, 128, 0.75, 110),
        new(TileShape.Tile64x64, 64, 64, 0.55, 60),
        new(TileShape.Tile32x32, 32, 32, 0.35, 40),
    ];

    /// <summary>The tile of a product whose depth is not split.</summary>
    public static TileShape Choose(GemmSize size)
    {
        var best = Costs[0];
        foreach (var cost in Costs)
        {
            best = cost.Step(size, 1) < best.Step(size, 1) ? cost : best;
        }

        return best.Shape;
    }

    /// <summary>The tile of a product whose depth may be split, and the steps of a part.</summary>
    /// <param name="size">The result; its slices are multiplied by the parts.</param>
    /// <param name="depth">Steps of the whole sum.</param>
    public static (TileShape Shape, int PartLength) ChooseSplit(GemmSize size, int depth)
    {
        var (shape, parts, least) = (TileShape.Tile32x32, 1, double.PositiveInfinity);
        var room = int.MaxValue / ((long)size.Rows * size.Columns * size.Slices);
        var most = (int)Math.Clamp(depth / ShortestPart, 1, Math.Clamp(room / 2, 1, MostParts));
        foreach (var cost in Costs)
        {
            for (var count = 1; count <= most; count = count < 8 ? count + 1 : count + (count / 8))
            {
                var time = cost.Step(size, count) * (((double)depth / count) + PartSteps) + (count > 1 ? SumCycles : 0);
                (shape, parts, least) = time < least ? (cost.Shape, count, time) : (shape, parts, least);
            }
        }

        return (shape, PartLength(depth, parts));
    }

    /// <summary>Steps of each of some parts, a multiple of every tile's depth.</summary>
    private static int PartLength(int depth, int parts) => (((depth + parts - 1) / parts) + 31) / 32 * 32;

    /// <summary>What a tile costs.</summary>
    private sealed record TileCost(TileShape Shape, int Rows, int Columns, double Share, double StepAlone)
    {
        /// <summary>Cycles of a step of depth.</summary>
        public double Step(GemmSize size, int parts)
        {
            var groups = (long)GemmSize.Tiles(size.Rows, Rows) * GemmSize.Tiles(size.Columns, Columns) * size.Slices * parts;
            var resident = (groups + Multiprocessors - 1) / Multiprocessors;
            return Math.Max(resident * Rows * Columns / (Lanes * Share), StepAlone);
        }
    }
}
