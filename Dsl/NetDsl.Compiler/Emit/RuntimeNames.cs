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
                "Add", "AveragePool", "BatchNorm", "ChannelAffine", "Concat", "Conv2D", "Dense", "DepthwiseConv2D", "Dropout",
                "DropPath", "Elementwise", "GlobalAveragePool", "GlobalMaxPool", "MaxPool", "Multiply", "Softmax", "ZeroPad", "Elu",
                "Gelu", "GeluTanh", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "Linear", "Mish", "Relu", "Relu6", "Selu",
                "Sigmoid", "Softplus", "Swish", "Tanh", "Crop", "AdaptiveAveragePool", "ConvTranspose2D", "GroupNorm", "LayerNorm",
                "LocalResponseNorm", "Upsample", "IBatchNorm", "IChannelSlice", "IChannels", "IConstant", "IConv2D",
                "IConvTranspose2D", "IDense", "IDepthwiseConv2D", "IDropout", "IGroupNorm", "ILayerNorm", "ILinear",
                "ILocalResponseNorm", "IPool", "IResize", "IUpsample", "IZeroPad",
            ]),
    ];

    /// <summary>The types with their namespaces.</summary>
    public static IReadOnlyDictionary<string, string> Namespaces { get; } = Table
        .SelectMany(row => row.Types, (row, type) => (row.Namespace, type))
        .ToDictionary(item => item.type, item => item.Namespace, StringComparer.Ordinal);
}
