namespace NetDsl;

/// <summary>One parameter of a network.</summary>
/// <param name="Name">The key under which it is saved, such as <c>conv1.kernel</c>.</param>
/// <param name="Shape">Its shape; a convolution's kernel is kernel height × kernel width × input channels × output channels.</param>
/// <param name="Initializer">How a new network fills it.</param>
/// <param name="Trainable">Whether training changes it by its gradient; false for the statistics of batch normalisation.</param>
/// <param name="Offset">Its first float in the store, a multiple of 16.</param>
public sealed record ParameterDescription(string Name, int[] Shape, Initializer Initializer, bool Trainable, int Offset)
{
    /// <summary>The number of values.</summary>
    public int Length { get; } = NetDsl.Shape.Length(Shape);

    /// <summary>The parameters of all layers in the order in which they lie in the store: trainable ones, then statistics.</summary>
    public static ParameterDescription[] Of(IEnumerable<LayerInfo> layers) =>
        [.. layers.SelectMany(layer => layer.Weights).OrderBy(parameter => parameter.Offset)];
}
