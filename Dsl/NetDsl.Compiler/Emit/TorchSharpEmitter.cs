namespace NetDsl.Compiler.Emit;

/// <summary>Writes the C# of a network for TorchSharp.</summary>
internal static class TorchSharpEmitter
{
    /// <param name="input">The network.</param>
    public static string Run(EmissionInput input) =>
        ClassFrame.Write(input.Place, RuntimeNames.Cpu, $"{LayerTable.Headline(input.Graph, input.Facts)}, for TorchSharp", "", static _ => { }, static _ => { });

    /// <param name="place">The class of a network that could not be elaborated.</param>
    /// <param name="hasLabels">Whether the network declares labels.</param>
    public static string RunFaulty(ClassPlace place, bool hasLabels) =>
        ClassFrame.Write(place, RuntimeNames.Cpu, $"{place.Name}: not built", "", static _ => { }, static _ => { });
}
