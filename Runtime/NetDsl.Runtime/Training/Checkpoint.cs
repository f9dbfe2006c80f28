namespace NetDsl;

/// <summary>Where training is saved, so that it survives being killed: the file is always a whole checkpoint, the old one or the new one.</summary>
/// <param name="Path">The file, in the safetensors format.</param>
public sealed record Checkpoint(string Path)
{
    /// <summary>Epochs between two checkpoints. One is always written at the end.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Steps between two checkpoints within an epoch; 0 writes none there.</summary>
    public int EverySteps { get; init; }

    /// <summary>Whether training goes on from the file where it exists. A finished training then returns at once.</summary>
    public bool Resume { get; init; } = true;
}
