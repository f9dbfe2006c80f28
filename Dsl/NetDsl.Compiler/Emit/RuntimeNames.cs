namespace NetDsl.Compiler.Emit;

/// <summary>
/// The types outside of the class that generated code names without their namespace, so that it reads well. A type of the user's with
/// one of these names in the same namespace hides the one that is meant; there the whole name is written.
/// </summary>
public static class RuntimeNames
{
    private static readonly (string Namespace, string[] Types)[] Table =
    [
        ("System", ["GC", "InvalidOperationException", "ReadOnlySpan", "Span"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
        ("NetDsl", ["Initializer", "LayerInfo", "Loss", "NetworkDescription", "ParameterDescription", "SampleCheck"]),
        (
            "NetDsl.Kernels",
            [
                "AdaptiveAveragePool", "Add", "AveragePool", "BatchNorm", "Concat", "Conv2D", "ConvTranspose2D", "Crop", "Dense",
                "DepthwiseConv2D", "Dropout", "Elementwise", "GlobalAveragePool", "GlobalMaxPool", "GroupNorm", "LayerNorm",
                "LocalResponseNorm", "MaxPool", "Softmax", "Upsample", "ZeroPad", "Elu", "Identity", "LeakyRelu", "Relu", "Sigmoid",
                "Tanh", "IBatchNorm", "IChannelSlice", "IChannels", "IConstant", "IConv2D", "IConvTranspose2D", "IDense",
                "IDepthwiseConv2D", "IDropout", "IGroupNorm", "ILayerNorm", "ILocalResponseNorm", "IPool", "IResize", "IUpsample",
                "IZeroPad",
            ]),
    ];

    /// <summary>The types with their namespaces.</summary>
    public static IReadOnlyDictionary<string, string> Namespaces { get; } = Table
        .SelectMany(row => row.Types, (row, type) => (row.Namespace, type))
        .ToDictionary(item => item.type, item => item.Namespace, StringComparer.Ordinal);
}
