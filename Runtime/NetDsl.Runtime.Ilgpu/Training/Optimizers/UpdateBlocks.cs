using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The memory that the update of one step works on.</summary>
internal readonly record struct UpdateBlocks
{
    /// <summary>All weights: the trainable ones, then the statistics, which the step's forward pass has moved.</summary>
    public required DeviceSpan Weights { get; init; }

    /// <summary>The gradients of the trainable weights.</summary>
    public required DeviceSpan Gradients { get; init; }

    /// <summary>What the optimizer remembers: as many values as there are trainable weights, once for each of its slots.</summary>
    public required DeviceSpan Memory { get; init; }

    /// <summary>Receives a copy of the weights after this step; always of the statistics.</summary>
    public required DeviceSpan Kept { get; init; }

    /// <summary>The copy of the step before, where the statistics of a step that failed come back from.</summary>
    public required DeviceSpan KeptBefore { get; init; }

    /// <summary>The verdict on the step.</summary>
    public required DeviceSpan Verdict { get; init; }

    /// <summary>Whether the trainable weights are copied, too.</summary>
    public required bool Keep { get; init; }

    /// <summary>The sizes for kernels.</summary>
    public UpdateShape Shape => new((int)(Gradients.Length / FourLanes.Count), (int)(Weights.Length / FourLanes.Count), Keep ? 1 : 0);
}

/// <summary>The sizes of an update, in groups of four floats.</summary>
/// <param name="Trainable">Of the trainable weights.</param>
/// <param name="All">Of all weights.</param>
/// <param name="Keep">1 where the trainable weights are copied.</param>
internal readonly record struct UpdateShape(int Trainable, int All, int Keep);
