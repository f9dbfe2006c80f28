using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>A value on its way from the part that computes it to those that read it.</summary>
/// <param name="Id">Its position among the wires.</param>
/// <param name="Layer">The layer whose output it is.</param>
/// <param name="Lag">
/// 0; or where the layer is drawn for several blocks in a row, how many blocks before the last one the value comes from.
/// </param>
/// <param name="Source">The tile or closed block of the layer.</param>
/// <param name="Targets">The tiles and closed blocks that read it, in the order of the network.</param>
/// <param name="LeavesNetwork">Whether it is what the network returns.</param>
internal sealed record Wire(int Id, DrawnLayer Layer, int Lag, Part Source, IReadOnlyList<Part> Targets, bool LeavesNetwork)
{
    /// <summary>The shape of one sample of the value.</summary>
    public TensorShape Shape => Layer.Shape;
}
