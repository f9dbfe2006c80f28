namespace NetDsl;

/// <summary>What goes into the network: <c>[Input(28, 28, 1)]</c>, the first layer.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Images of height × width × channels.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels: 1 for grey, 3 for colour.</param>
    public InputAttribute(int height, int width, int channels) => Shape = [height, width, channels];

    /// <summary>Vectors of features.</summary>
    /// <param name="features">Their number.</param>
    public InputAttribute(int features) => Shape = [features];

    /// <summary>The shape of one sample: height, width and channels, or the features alone.</summary>
    public IReadOnlyList<int> Shape { get; }
}
