namespace NetDsl.Ilgpu;

/// <summary>What a training has on the device beside the session's own memory: two of what steps alternate between.</summary>
internal sealed class EngineMemory
{
    private readonly Part[] batches;
    private readonly Part[] kept;

    /// <param name="network">The network.</param>
    /// <param name="batch">A batch.</param>
    /// <param name="slots">Values that the optimizer remembers for each weight.</param>
    /// <param name="constants">Floats that the loss keeps.</param>
    public EngineMemory(NetworkDescription network, BatchLayout batch, int slots, int constants)
    {
        var layout = new Layout();
        var weights = (long)network.TrainableFloats + network.StatisticFloats;
        Verdict = layout.Next(NetDsl.Ilgpu.Verdict.Length);
        Constants = layout.Next(constants);
        Memory = layout.Next((long)network.TrainableFloats * slots);
        kept = [layout.Next(weights), layout.Next(weights)];
        batches = [layout.Next(batch.Floats), layout.Next(batch.Floats)];
        Floats = layout.Floats;
    }

    /// <summary>All of it.</summary>
    public long Floats { get; }

    /// <summary>The verdict on the step.</summary>
    public Part Verdict { get; }

    /// <summary>What the loss keeps.</summary>
    public Part Constants { get; }

    /// <summary>What the optimizer remembers, slot after slot.</summary>
    public Part Memory { get; }

    /// <summary>The batch of a step.</summary>
    /// <param name="turn">0 and 1 by turns.</param>
    public Part Batch(int turn) => batches[turn];

    /// <summary>The copy of the weights after a step.</summary>
    /// <param name="turn">0 and 1 by turns.</param>
    public Part Kept(int turn) => kept[turn];
}
