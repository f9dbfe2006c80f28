namespace NetDsl.Cli.Graphs.Layout;

/// <summary>The distances of a drawing, in pixels.</summary>
internal static class Spacing
{
    /// <summary>Between two parts of a row.</summary>
    public const double Parts = 26;

    /// <summary>Between a wire and its neighbour in a row.</summary>
    public const double Wires = 10;

    /// <summary>What a wire takes of a row.</summary>
    public const double WireWidth = 12;

    /// <summary>Between two wires side by side.</summary>
    public const double Track = 8;

    /// <summary>Below a part, for the label of its wire.</summary>
    public const double Label = 15;

    /// <summary>Above a row, for the heads of arrows.</summary>
    public const double Arrow = 13;

    /// <summary>The least height between two rows without labels.</summary>
    public const double Gap = 18;

    /// <summary>Inside of a block, at its sides.</summary>
    public const double Side = 12;

    /// <summary>Inside of a block, above its parts: its heading.</summary>
    public const double Heading = 22;

    /// <summary>Inside of a block, below its parts.</summary>
    public const double Bottom = 8;

    /// <summary>How far the cards behind a repeated block stick out.</summary>
    public const double Card = 4;

    /// <summary>Inside of a tile, at its sides.</summary>
    public const double TileSide = 9;

    /// <summary>The least and the most that a tile is wide.</summary>
    public const double NarrowTile = 92;

    /// <inheritdoc cref="NarrowTile"/>
    public const double WideTile = 260;

    /// <summary>The most that a tile is wide for the sake of others.</summary>
    public const double CommonTile = 190;

    /// <summary>The height of a line of a tile.</summary>
    public const double Line = 16;

    /// <summary>The radius of a wire's corners.</summary>
    public const double Corner = 6;
}
