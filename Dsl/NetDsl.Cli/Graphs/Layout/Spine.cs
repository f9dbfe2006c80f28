namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Slots on one axis: they move to the left and to the right as one.</summary>
internal sealed class Spine
{
    /// <summary>The slots, from above to below, each with its left side from the spine's origin.</summary>
    public List<(Slot Slot, double Left)> Slots { get; } = [];

    /// <summary>Where its origin is.</summary>
    public double X { get; set; }

    /// <summary>What must stand on its left, and how far its origin must be from theirs at least.</summary>
    public Dictionary<Spine, double> LeftNeighbours { get; } = [];

    /// <summary>What its other strands connect it with: the other spine, and where from its origin this one would be best.</summary>
    public List<(Spine Other, double Offset, double Weight)> Pulls { get; } = [];
}
