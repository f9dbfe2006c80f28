namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Gives spines their places: again and again each is drawn to the mean of what it is connected with, and then all are moved apart as
/// little as possible.
/// </summary>
internal static class PlaceSpines
{
    private const int Rounds = 60;

    public static void Run(Level level)
    {
        var spines = BuildSpines.Run(level);
        SeparateSpines.Run(spines, [.. spines.Select(_ => 0.0)]);
        for (var round = 0; round < Rounds && spines.Count > 1; round++)
        {
            SeparateSpines.Run(spines, [.. spines.Select(Wished)]);
        }

        var left = spines.SelectMany(spine => spine.Slots.Select(slot => spine.X + slot.Left)).Min();
        foreach (var spine in spines)
        {
            // Lines on whole pixels are sharp.
            var origin = Math.Round(spine.X - left, MidpointRounding.AwayFromZero);
            spine.Slots.ForEach(item => item.Slot.Left = origin + item.Left);
        }
    }

    // Halfway, since two spines that pull each other would otherwise change places for ever.
    private static double Wished(Spine spine)
    {
        if (spine.Pulls.Count == 0)
        {
            return spine.X;
        }

        var weight = spine.Pulls.Sum(pull => pull.Weight);
        return (spine.X + (spine.Pulls.Sum(pull => pull.Weight * (pull.Other.X + pull.Offset)) / weight)) / 2;
    }
}
