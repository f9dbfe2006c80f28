namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Gives columns their places: again and again each is drawn to the mean of what it is connected with, and then all are moved apart as
/// little as possible.
/// </summary>
internal static class PlaceColumns
{
    private const int Rounds = 60;

    public static void Run(Level level)
    {
        var columns = BuildColumns.Run(level);
        SeparateColumns.Run(columns, [.. columns.Select(_ => 0.0)]);
        for (var round = 0; round < Rounds && columns.Count > 1; round++)
        {
            SeparateColumns.Run(columns, [.. columns.Select(Wished)]);
        }

        var left = columns.SelectMany(column => column.Slots.Select(slot => column.X + slot.Left)).Min();
        foreach (var column in columns)
        {
            // Lines on whole pixels are sharp.
            var origin = Math.Round(column.X - left, MidpointRounding.AwayFromZero);
            column.Slots.ForEach(item => item.Slot.Left = origin + item.Left);
        }
    }

    // Halfway, since two columns that pull each other would otherwise change places for ever.
    private static double Wished(Column column)
    {
        if (column.Pulls.Count == 0)
        {
            return column.X;
        }

        var weight = column.Pulls.Sum(pull => pull.Weight);
        return (column.X + (column.Pulls.Sum(pull => pull.Weight * (pull.Other.X + pull.Offset)) / weight)) / 2;
    }
}
