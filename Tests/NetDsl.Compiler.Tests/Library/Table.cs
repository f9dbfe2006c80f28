using System.Globalization;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>A table of <c>Tests/Tables</c>: lines that begin with '#' name its source, then come the columns and the rows, divided by tabs.</summary>
internal static class Table
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Tables");

    /// <summary>The rows of a table, by its path without extension: <c>keras/VGG16</c>.</summary>
    public static IReadOnlyList<TableRow> Read(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, path + ".tsv")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => new TableRow(columns, line.Split('\t')))];
    }

    /// <summary>The tables of a folder, without extension.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.tsv").Select(file => Path.GetFileNameWithoutExtension(file));
}

/// <summary>One row of a table.</summary>
internal sealed class TableRow
{
    private readonly Dictionary<string, string> cells;

    public TableRow(IReadOnlyList<string> columns, IReadOnlyList<string> values)
    {
        Assert.Equal(columns.Count, values.Count);
        Columns = columns;
        cells = columns.Zip(values).ToDictionary(cell => cell.First, cell => cell.Second);
    }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The text of a cell; empty where the source gives none.</summary>
    public string this[string column] => cells[column];

    /// <summary>The number in a cell.</summary>
    public long Number(string column) => long.Parse(cells[column], CultureInfo.InvariantCulture);
}
