using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>Positions along an axis from the first to the last, both included. Those below 0 or beyond the image lie in its padding.</summary>
internal readonly record struct AxisRange(long First, long Last)
{
    /// <summary>No position.</summary>
    public static AxisRange Nothing { get; } = new(0, -1);

    /// <summary>How many they are.</summary>
    public long Count => Last - First + 1;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Last < First;

    /// <summary>Those that lie within an image.</summary>
    public AxisRange Within(long extent)
    {
        var inside = new AxisRange(Math.Max(0, First), Math.Min(extent - 1, Last));
        return inside.IsEmpty ? Nothing : inside;
    }

    /// <summary>From the first to the last of both.</summary>
    public AxisRange Union(AxisRange other) =>
        IsEmpty ? other : other.IsEmpty ? this : new AxisRange(Math.Min(First, other.First), Math.Max(Last, other.Last));

    /// <summary>
    /// What windows at these positions read: window i begins at i · stride - padding and is as long as its extent. Read from the output to
    /// the input, this is the recurrence of <see cref="AxisFields.Through"/>.
    /// </summary>
    public AxisRange ReadThrough(AxisWindow window) => IsEmpty ? Nothing : new AxisRange(
        Saturating.Add(Saturating.Multiply(First, window.Stride), -window.Before),
        Saturating.Add(Saturating.Multiply(Last, window.Stride), window.Extent - 1 - window.Before));
}

/// <summary>A rectangle of positions.</summary>
internal readonly record struct FieldWindow(AxisRange Rows, AxisRange Columns)
{
    /// <summary>Whether it holds no position.</summary>
    public bool IsEmpty => Rows.IsEmpty || Columns.IsEmpty;

    /// <summary>The part that lies within an image.</summary>
    public FieldWindow Within(TensorShape image) => new(Rows.Within(image.Height), Columns.Within(image.Width));

    /// <summary>The smallest rectangle around both.</summary>
    public FieldWindow Union(FieldWindow other) =>
        IsEmpty ? other : other.IsEmpty ? this : new FieldWindow(Rows.Union(other.Rows), Columns.Union(other.Columns));

    /// <summary>What windows at these positions read.</summary>
    public FieldWindow ReadThrough(Window window) => new(Rows.ReadThrough(window.Height), Columns.ReadThrough(window.Width));
}

/// <summary>What a unit sees of one layer in front of it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Reach">What the recurrence gives, padding included: in the input, the unit's receptive field.</param>
/// <param name="Seen">The positions of the layer that the unit depends on; padding holds zeros, whose own windows count for nothing.</param>
internal sealed record TracedLayer(GraphNode Layer, FieldWindow Reach, FieldWindow Seen);

/// <summary>The receptive field of one unit, drawn back to the input through every layer on the way. Made by <see cref="TraceField"/>.</summary>
/// <param name="Row">The unit's row, counted from 0.</param>
/// <param name="Column">The unit's column, counted from 0.</param>
/// <param name="Layers">The layers with a path to the unit, in the order of the graph: from the input to the unit's own.</param>
internal sealed record FieldTrace(int Row, int Column, IReadOnlyList<TracedLayer> Layers)
{
    /// <summary>What it sees of the network's input.</summary>
    public TracedLayer Input => Layers[0];

    /// <summary>The layer that the unit belongs to.</summary>
    public TracedLayer Unit => Layers[Layers.Count - 1];
}
