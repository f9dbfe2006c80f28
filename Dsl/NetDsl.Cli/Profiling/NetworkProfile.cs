namespace NetDsl.Profiling;

/// <summary>What a row, or a phase of it, costs.</summary>
/// <param name="Milliseconds">The time of one run.</param>
/// <param name="MultiplyAdds">Multiply-adds of one run, as the layer defines them.</param>
/// <param name="Bytes">Bytes that have to come from or go to memory.</param>
/// <param name="Floor">The least milliseconds that the machine needs for either of both; 0 where there is neither.</param>
internal readonly record struct PhaseCost(double Milliseconds, long MultiplyAdds, long Bytes, double Floor)
{
    /// <summary>10^9 floating point operations a second, two for a multiply-add.</summary>
    public double Gigaflops => MultiplyAdds == 0 ? 0 : 2e-6 * MultiplyAdds / Milliseconds;

    /// <summary>The share of its floor in its time: 1 at the limit of the machine.</summary>
    public double ShareOfFloor => Floor == 0 ? 0 : Floor / Milliseconds;

    public static PhaseCost operator +(PhaseCost left, PhaseCost right) => new(
        left.Milliseconds + right.Milliseconds,
        left.MultiplyAdds + right.MultiplyAdds,
        left.Bytes + right.Bytes,
        left.Floor + right.Floor);
}

/// <summary>What rows are of.</summary>
internal enum RowKind
{
    /// <summary>A layer, with those fused into it.</summary>
    Layer,

    /// <summary>The update of the weights by their gradients.</summary>
    Update,

    /// <summary>What lies between the calls and around them.</summary>
    Outside,
}

/// <summary>A row of a profile.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Layers">The names of the layers that are computed together; empty for other kinds.</param>
/// <param name="Output">The shape of one sample of the last one's output; empty for other kinds.</param>
/// <param name="Forward">A prediction, or the forward half of a step.</param>
/// <param name="Backward">The adjoint; nothing in predictions.</param>
internal sealed record ProfileRow(
    RowKind Kind, IReadOnlyList<string> Layers, IReadOnlyList<int> Output, PhaseCost Forward, PhaseCost Backward)
{
    /// <summary>All phases together.</summary>
    public PhaseCost Total => Forward + Backward;
}

/// <summary>Where the time of a network goes.</summary>
/// <param name="Name">The network.</param>
/// <param name="Choice">What was measured.</param>
/// <param name="Machine">What the machine can do at most.</param>
/// <param name="CacheBytes">The size of its last cache.</param>
/// <param name="Runs">Runs that were measured.</param>
/// <param name="Preparation">The milliseconds in which predictions lay out changed weights, once for all of them; null for steps, whose rows have it.</param>
/// <param name="Rows">Layers in their order, then the update, then the rest.</param>
internal sealed record NetworkProfile(
    string Name, ProfileChoice Choice, MachinePeak Machine, long CacheBytes, int Runs, double? Preparation, IReadOnlyList<ProfileRow> Rows)
{
    /// <summary>The whole run.</summary>
    public PhaseCost Total => Rows.Aggregate(default(PhaseCost), (sum, row) => sum + row.Total);
}
