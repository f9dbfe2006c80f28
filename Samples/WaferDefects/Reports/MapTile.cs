using System.Globalization;
using System.Text;
using WaferDefects.Wafers;

namespace WaferDefects.Reports;

/// <summary>One wafer map as SVG: inspected dies grey, faulty ones dark. Dies side by side in a row become one stroke.</summary>
internal static class MapTile
{
    /// <summary>Writes a map.</summary>
    /// <param name="page">The page.</param>
    /// <param name="dies">The dies of one map, row by row.</param>
    /// <param name="hint">What is shown when somebody points at it.</param>
    public static void Write(Markup page, ReadOnlySpan<byte> dies, string hint)
    {
        page.Add($"""<svg class="map" viewBox="0 0 {WaferMap.Size} {WaferMap.Size}" role="img"><title>{Markup.Text(hint)}</title><path class="dies" d="{Strokes(dies, WaferMap.GoodDie)}"/><path class="faults" d="{Strokes(dies, WaferMap.FaultyDie)}"/></svg>""");
    }

    /// <summary>A stroke for each run of dies with at least a state.</summary>
    private static string Strokes(ReadOnlySpan<byte> dies, byte state)
    {
        var path = new StringBuilder();
        for (var row = 0; row < WaferMap.Size; row++)
        {
            var line = dies.Slice(row * WaferMap.Size, WaferMap.Size);
            for (var column = 0; column < line.Length; column++)
            {
                var start = column;
                while (column < line.Length && line[column] >= state)
                {
                    column++;
                }

                if (column > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {row}.5h{column - start}");
                }
            }
        }

        return path.ToString();
    }
}
