using System.Globalization;
using System.Text;
using NetDsl;

namespace Samples;

/// <summary>A confusion matrix as text: rows are what samples are, columns what the network says, each row normalised to 1.</summary>
internal static class ConfusionTable
{
    public static void Print(ConfusionMatrix matrix)
    {
        var head = new StringBuilder(new string(' ', 17));
        for (var column = 0; column < matrix.Classes; column++)
        {
            head.Append(CultureInfo.InvariantCulture, $"{column + 1,5}");
        }

        Screen.Markup($"[grey]{head}[/]");
        for (var row = 0; row < matrix.Classes; row++)
        {
            var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{row + 1,3} {matrix.Names[row],-13}");
            for (var column = 0; column < matrix.Classes; column++)
            {
                line.Append(Cell(matrix.RowShare(row, column), row == column));
            }

            Screen.Markup(line.ToString());
        }
    }

    private static string Cell(double share, bool right)
    {
        var text = share == 0 ? "    ." : share.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5);
        return right ? $"[green]{text}[/]" : share >= 0.005 ? $"[red]{text}[/]" : $"[grey]{text}[/]";
    }
}
