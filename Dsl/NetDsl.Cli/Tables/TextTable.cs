using Spectre.Console;

namespace NetDsl.Cli.Tables;

/// <summary>A table with lines on a terminal that is wide enough, aligned columns elsewhere.</summary>
/// <param name="heads">The heads of the columns.</param>
/// <param name="areNumbers">For each column whether it is aligned at its right side.</param>
internal sealed class TextTable(IReadOnlyList<string> heads, IReadOnlyList<bool> areNumbers)
{
    /// <summary>Characters of lines and space around each column.</summary>
    private const int Frame = 3;

    /// <summary>Writes rows, each with a cell for every column.</summary>
    public void Write(IReadOnlyList<IReadOnlyList<string>> rows, Surroundings surroundings)
    {
        IReadOnlyList<string>[] lines = [heads, .. rows];
        var widths = heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Output) });
        // A table that does not fit would break numbers in the middle.
        if (surroundings.IsTerminal && widths.Sum() + (Frame * widths.Length) + 1 <= console.Profile.Width)
        {
            WriteForTerminal(rows, console);
        }
        else
        {
            WritePlain(lines, widths, surroundings.Output);
        }
    }

    private void WritePlain(IReadOnlyList<IReadOnlyList<string>> lines, int[] widths, TextWriter output)
    {
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => areNumbers[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private void WriteForTerminal(IReadOnlyList<IReadOnlyList<string>> rows, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded };
        for (var i = 0; i < heads.Count; i++)
        {
            table.AddColumn(new TableColumn(new Text(heads[i])) { Alignment = areNumbers[i] ? Justify.Right : Justify.Left, NoWrap = true });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        console.Write(table);
    }
}
