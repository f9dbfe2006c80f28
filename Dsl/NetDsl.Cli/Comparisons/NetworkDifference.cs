namespace NetDsl.Cli.Comparisons;

/// <summary>Two networks side by side.</summary>
/// <param name="A">The figures of the first.</param>
/// <param name="B">The figures of the second.</param>
/// <param name="Layers">Every layer of both, in an order that keeps those of each.</param>
internal sealed record NetworkDifference(NetworkFigures A, NetworkFigures B, IReadOnlyList<LayerDifference> Layers)
{
    /// <summary>The arguments that the first network was given.</summary>
    public string ArgumentsOfA { get; init; } = "";

    /// <summary>The arguments that the second network was given.</summary>
    public string ArgumentsOfB { get; init; } = "";

    /// <summary>Whether both are the same network, whatever they are called.</summary>
    public bool AreEqual =>
        Layers.All(layer => layer.Change == LayerChange.Same) && A.Rows().SequenceEqual(B.Rows());
}
