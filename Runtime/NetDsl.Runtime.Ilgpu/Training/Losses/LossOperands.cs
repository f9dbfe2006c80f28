namespace NetDsl.Ilgpu;

/// <summary>What a loss of one batch reads and writes on a device.</summary>
/// <param name="Samples">Samples of the batch.</param>
/// <param name="Outputs">The network's outputs: samples × outputs.</param>
/// <param name="Targets">What they should be.</param>
/// <param name="Gradient">Receives the gradient of the mean loss: samples × outputs.</param>
/// <param name="Verdict">Receives the mean loss and how many samples' class was told.</param>
internal readonly record struct LossOperands(int Samples, DeviceSpan Outputs, DeviceTargets Targets, DeviceSpan Gradient, DeviceSpan Verdict)
{
    /// <summary>Outputs of one sample.</summary>
    public int Each => (int)(Outputs.Length / Samples);
}

/// <summary>What the outputs of a batch on a device should be.</summary>
/// <param name="Labels">The class of each sample.</param>
/// <param name="Values">The value of each output; empty where there are labels only.</param>
/// <param name="Classify">Whether samples count as told right or wrong.</param>
internal readonly record struct DeviceTargets(DeviceIndices Labels, DeviceSpan Values, bool Classify)
{
    /// <summary>Whether the targets are labels.</summary>
    public bool AreLabels => Values.IsEmpty;
}
