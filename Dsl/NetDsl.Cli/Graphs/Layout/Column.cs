namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Slots that straight strands hold together: they move to the left and to the right as one.</summary>
internal sealed class Column
{
    /// <summary>The slots, from above to below, each with its left side from the column's origin.</summary>
    public List<(Slot Slot, double Left)> Slots { get; } = [];

    /// <summary>Where its origin is.</summary>
    public double X { get; set; }

    /// <summary>What must stand on its left, and how far its origin must be from theirs at least.</summary>
    public Dictionary<Column, double> LeftNeighbours { get; } = [];

    /// <summary>What its strands that are not straight are connected with: the other column, and where the origin would make them straight.</summary>
    public List<(Column Other, double Offset, double Weight)> Pulls { get; } = [];
}
