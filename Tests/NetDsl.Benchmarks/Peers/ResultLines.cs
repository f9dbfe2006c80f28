using System.Text.Json.Nodes;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Results on standard output: lines of JSON as they come, or one table at the end. Everything else goes to standard error.</summary>
internal sealed class ResultLines(bool isJson, params string[] headings)
{
    private readonly List<string[]> rows = [headings];

    /// <summary>What is known before the first case: part of the table, and of no line of JSON.</summary>
    public void Preface(string text) => (isJson ? Console.Error : Console.Out).WriteLine(text);

    /// <summary>What is under way.</summary>
    public static void Progress(string text) => Console.Error.WriteLine(text);

    public void Add(JsonObject json, string[] row)
    {
        rows.Add(row);
        if (isJson)
        {
            Console.Out.WriteLine(json.ToJsonString());
        }
    }

    /// <summary>Prints the table: words to the left, numbers to the right, so that it reads as text and as Markdown.</summary>
    public void End()
    {
        if (isJson || rows.Count == 1)
        {
            return;
        }

        var widths = headings.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var isNumber = headings.Select((_, column) => char.IsAsciiDigit(rows[1][column][0])).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            Console.Out.WriteLine($"| {string.Join(" | ", cells)} |");
            if (row == headings)
            {
                var rules = widths.Select((width, column) => new string('-', width + 1) + (isNumber[column] ? ":" : "-"));
                Console.Out.WriteLine($"|{string.Join("|", rules)}|");
            }
        }
    }
}
