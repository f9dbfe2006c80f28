namespace NetDsl.Compiler.Emit;

/// <summary>
/// The types outside of the class that generated code names without their namespace, so that it reads well. A type of the user's with
/// one of these names in the same namespace hides the one that is meant; there the whole name is written.
/// </summary>
public sealed class RuntimeNames
{
    private static readonly string[] Kernels =
    [
        "Add", "AveragePool", "BatchNorm", "ChannelAffine", "Concat", "Conv2D", "Dense", "DepthwiseConv2D", "Dropout",
        "DropPath", "Elementwise", "GlobalAveragePool", "GlobalMaxPool", "MaxPool", "Multiply", "Softmax", "ZeroPad", "Elu",
        "Gelu", "GeluTanh", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "Linear", "Mish", "Relu", "Relu6", "Selu",
        "Sigmoid", "Softplus", "Swish", "Tanh", "Crop", "AdaptiveAveragePool", "ConvTranspose2D", "GroupNorm", "LayerNorm",
        "LocalResponseNorm", "Upsample",
    ];

    private static readonly string[] Constants =
    [
        "IBatchNorm", "IChannelSlice", "IChannels", "IConstant", "IConv2D", "IConvTranspose2D", "IDense", "IDepthwiseConv2D", "IDropout",
        "IGroupNorm", "ILayerNorm", "ILinear", "ILocalResponseNorm", "IPool", "IResize", "IUpsample", "IZeroPad",
    ];

    // A static class, whose types and functions are meant.
    private const string TorchFunctions = "TorchSharp.torch";

    private readonly Dictionary<string, string> namespaces;

    private RuntimeNames(params (string Namespace, string[] Types)[] table)
    {
        Usings = [.. table.Select(row => row.Namespace == TorchFunctions ? $"static global::{row.Namespace}" : $"global::{row.Namespace}")];
        namespaces = table
            .SelectMany(row => row.Types, (row, type) => (row.Namespace, type))
            .ToDictionary(item => item.type, item => item.Namespace, StringComparer.Ordinal);
    }

    /// <summary>Those of the CPU's part of a class.</summary>
    public static RuntimeNames Cpu { get; } = new(
        ("System", ["GC", "InvalidOperationException", "ReadOnlySpan", "Span"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
        ("NetDsl", ["Initializer", "LayerInfo", "Loss", "NetworkDescription", "ParameterDescription", "SampleCheck"]),
        ("NetDsl.Kernels", [.. Kernels, .. Constants]));

    /// <summary>Those of ILGPU's part, whose kernels have the CPU's names.</summary>
    public static RuntimeNames Ilgpu { get; } = new(
        ("System", ["InvalidOperationException"]),
        ("NetDsl.Ilgpu", ["DeviceFrame", "DeviceIndices", "DevicePlan", "DeviceQueue", "DeviceSpan", "GpuDevice"]),
        ("NetDsl.Ilgpu.Kernels", [.. Kernels, "Copy"]));

    /// <summary>Those of TorchSharp's part.</summary>
    public static RuntimeNames TorchSharp { get; } = new(
        ("System", ["InvalidOperationException", "ReadOnlySpan"]),
        ("NetDsl", ["NetworkDescription"]),
        ("NetDsl.Torch", ["ChannelScale", "DropPath", "FrozenWeights", "InputCheck", "LayerNorm2d", "Normalization", "Temporaries", "TorchImages", "WeightLayout", "WeightTransfer"]),
        ("TorchSharp", ["PaddingModes"]),
        ("TorchSharp.Modules", ["BatchNorm1d", "BatchNorm2d", "Conv2d", "ConvTranspose2d", "Dropout", "GroupNorm", "LayerNorm", "Linear"]),
        (TorchFunctions, ["Device", "InterpolationMode", "ScalarType", "Tensor", "cat", "nn"]));

    /// <summary>The names of all parts.</summary>
    public static IReadOnlyCollection<string> All { get; } = new SortedSet<string>(
        Cpu.namespaces.Keys.Concat(Ilgpu.namespaces.Keys).Concat(TorchSharp.namespaces.Keys), StringComparer.Ordinal);

    /// <summary>The namespaces and static classes, as the part's using directives name them.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>The types with their namespaces.</summary>
    public IReadOnlyDictionary<string, string> Namespaces => namespaces;
}
