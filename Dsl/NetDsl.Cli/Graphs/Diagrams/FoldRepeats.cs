namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>Draws blocks in a row that a picture tells apart by their names only as one, as papers do: "x 5".</summary>
internal static class FoldRepeats
{
    /// <summary>Folds the repeats of a block and of what it holds, and notes them, outer ones first.</summary>
    public static Block Run(Block block, FindRepeats repeats, ICollection<RepeatRun> runs)
    {
        var parts = new List<Part>();
        for (var i = 0; i < block.Parts.Count;)
        {
            List<Block> row = [.. block.Parts.Skip(i).TakeWhile(part => part is Block).Cast<Block>()];
            if (row.Count == 0)
            {
                parts.Add(block.Parts[i++]);
                continue;
            }

            i += row.Count;
            FoldRow(row, repeats, runs, parts);
        }

        return block.With(parts);
    }

    private static void FoldRow(List<Block> row, FindRepeats repeats, ICollection<RepeatRun> runs, List<Part> parts)
    {
        for (var i = 0; i < row.Count;)
        {
            var run = repeats.Longest(row[i..]);
            var count = run?.Count ?? 1;
            if (run is not null)
            {
                runs.Add(run);
            }

            var last = row[i + count - 1];
            var drawn = new Block(row[i].Name, row[i].Parts) { Times = count, LastName = last.Name };
            parts.Add(Run(drawn, repeats, runs));
            i += count;
        }
    }
}
