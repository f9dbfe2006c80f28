using NetDsl;
using WaferDefects.Wafers;

namespace WaferDefects.Training;

/// <summary>
/// Turns and mirrors maps. Every class stays what it is under the eight symmetries of the square: a wafer has no top, and a grid
/// follows the dies' rows in any of them. Other angles would tilt grids and leave traces of resampling.
/// </summary>
internal static class Symmetry
{
    private const int Size = WaferMap.Size;

    /// <summary>Gives each map of a batch one of the eight symmetries by chance.</summary>
    /// <param name="samples">Maps one after another, each height x width x 1 channel.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="random">Chooses.</param>
    public static void Apply(Span<float> samples, int count, RandomStream random)
    {
        for (var sample = 0; sample < count; sample++)
        {
            var map = samples.Slice(sample * WaferMap.Length, WaferMap.Length);
            var choice = random.NextInt(8);
            if ((choice & 1) != 0)
            {
                Transpose(map);
            }

            if ((choice & 2) != 0)
            {
                ReverseColumns(map);
            }

            if ((choice & 4) != 0)
            {
                ReverseRows(map);
            }
        }
    }

    private static void Transpose(Span<float> map)
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                (map[(row * Size) + column], map[(column * Size) + row]) = (map[(column * Size) + row], map[(row * Size) + column]);
            }
        }
    }

    private static void ReverseColumns(Span<float> map)
    {
        for (var row = 0; row < Size; row++)
        {
            map.Slice(row * Size, Size).Reverse();
        }
    }

    private static void ReverseRows(Span<float> map)
    {
        map.Reverse();
        ReverseColumns(map);
    }
}
