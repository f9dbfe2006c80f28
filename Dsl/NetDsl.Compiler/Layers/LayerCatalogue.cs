namespace NetDsl.Compiler.Layers;

/// <summary>All layers, an explicit list.</summary>
public static class LayerCatalogue
{
    /// <summary>All layers, in the order of the reference manual.</summary>
    public static IReadOnlyList<LayerDefinition> All { get; } =
    [
        new InputLayer(),
        new Conv2D(),
        new Depthwise(),
        new Separable(),
        new ConvTranspose(),
        new Dense(),
        new MaxPool(),
        new AvgPool(),
        new AdaptiveAvgPool(),
        new GlobalAvgPool(),
        new GlobalMaxPool(),
        new BatchNorm(),
        new LayerNorm(),
        new GroupNorm(),
        new LocalResponseNorm(),
        new Dropout(),
        new DropPath(),
        new Normalization(),
        new Rescale(),
        new Scale(),
        new Flatten(),
        new ZeroPad(),
        new Crop(),
        new Upsample(),
        new Relu(),
        new LeakyRelu(),
        new Elu(),
        new Sigmoid(),
        new Tanh(),
        new Softmax(),
        new Relu6(),
        new Selu(),
        new Gelu(),
        new Swish(),
        new Mish(),
        new Softplus(),
        new HardSigmoid(),
        new HardSwish(),
        new Add(),
        new Concat(),
        new Multiply(),
    ];

    private static readonly Dictionary<string, LayerDefinition> ByKeyword =
        All.ToDictionary(layer => layer.Keyword, StringComparer.Ordinal);

    /// <summary>The layer with a keyword, or null.</summary>
    public static LayerDefinition? Find(string keyword) => ByKeyword.TryGetValue(keyword, out var layer) ? layer : null;
}
