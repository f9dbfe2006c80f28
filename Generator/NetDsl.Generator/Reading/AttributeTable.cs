using System.Collections.Immutable;
using static NetDsl.Generator.Reading.ArgumentForm;

namespace NetDsl.Generator.Reading;

/// <summary>
/// Every attribute and what it says in the language. A test holds this table against the layer catalogue (each layer has an
/// attribute, each argument can be given) and against the attributes themselves.
/// </summary>
internal static class AttributeTable
{
    private static readonly AttributeArgument Stride = new("stride", Size);
    private static readonly AttributeArgument Dilation = new("dilation", Size);
    private static readonly AttributeArgument Padding = new("padding", Sides);
    private static readonly AttributeArgument Kernel = new("kernel", Size, IsPositional: true);
    private static readonly AttributeArgument PoolSize = new("size", Size, IsPositional: true);
    private static readonly AttributeArgument Value = new("value");

    /// <summary>All attributes but [Network] itself.</summary>
    public static ImmutableArray<AttributeEntry> All { get; } =
    [
        Layer("Input", "input", new AttributeArgument("shape", Shape, IsPositional: true)),
        Layer("Conv2D", "conv2d", Positional("filters"), Kernel, Stride, Padding, Dilation, new("groups"), new("bias"), new("init"), new("algorithm"), new("activation")),
        Layer("DepthwiseConv2D", "depthwise", Kernel, Stride, Padding, Dilation, new("multiplier"), new("bias"), new("init"), new("activation")),
        Layer("SeparableConv2D", "separable", Positional("filters"), Kernel, Stride, Padding, Dilation, new("multiplier"), new("bias"), new("init"), new("activation")),
        Layer("Conv2DTranspose", "conv2dtranspose", Positional("filters"), Kernel, Stride, Padding, Dilation, new("outputpadding"), new("bias"), new("init"), new("algorithm"), new("activation")),
        Layer("Dense", "dense", Positional("units"), new("bias"), new("init"), new("activation")),
        Layer("MaxPool", "maxpool", PoolSize, Stride, Padding, new("ceil")),
        Layer("AvgPool", "avgpool", PoolSize, Stride, Padding, new("ceil"), new("countpadding")),
        Layer("AdaptiveAvgPool", "adaptiveavgpool", PoolSize),
        Layer("GlobalAvgPool", "globalavgpool", new AttributeArgument("keep")),
        Layer("GlobalMaxPool", "globalmaxpool", new AttributeArgument("keep")),
        Layer("BatchNorm", "batchnorm", new("epsilon"), new("momentum"), new("scale"), new("center")),
        Layer("LayerNorm", "layernorm", new("epsilon"), new("scale"), new("center")),
        Layer("GroupNorm", "groupnorm", Positional("groups"), new("epsilon"), new("scale"), new("center")),
        Layer("Lrn", "lrn", Positional("size"), new("alpha"), new("beta"), new("k")),
        Layer("Dropout", "dropout", Positional("rate")),
        Layer("DropPath", "droppath", Positional("rate")),
        Layer("Normalization", "normalization"),
        Layer("Rescale", "rescale", Positional("factor"), new("offset")),
        Layer("Scale", "scale", Positional("init"), new("bias")),
        Layer("Flatten", "flatten"),
        Layer("ZeroPad", "zeropad", Padding with { IsPositional = true }),
        Layer("Crop", "crop", new AttributeArgument("cropping", Sides, IsPositional: true)),
        Layer("Upsample", "upsample", new AttributeArgument("scale", Size, IsPositional: true), new("mode")),
        Layer("Relu", "relu"),
        Layer("LeakyRelu", "leakyrelu", Positional("slope")),
        Layer("Elu", "elu", Positional("alpha")),
        Layer("Sigmoid", "sigmoid"),
        Layer("Tanh", "tanh"),
        Layer("Softmax", "softmax"),
        Layer("Relu6", "relu6"),
        Layer("Selu", "selu"),
        Layer("Gelu", "gelu", new AttributeArgument("approximate")),
        Layer("Swish", "swish"),
        Layer("Mish", "mish"),
        Layer("Softplus", "softplus"),
        Layer("HardSigmoid", "hardsigmoid"),
        Layer("HardSwish", "hardswish"),
        new("Add", StatementForm.Join, "add", []),
        new("Concat", StatementForm.Join, "concat", []),
        new("Multiply", StatementForm.Join, "multiply", []),
        new("From", StatementForm.Reference, "from", []),
        new("Block", StatementForm.Block, "block", []),
        new("Use", StatementForm.Use, "use", []),
        new("Labels", StatementForm.Words, "labels", []),
        new("Loss", StatementForm.Words, "loss", []),
        new("ExpectParameters", StatementForm.Expect, "parameters", [Value]),
        new("ExpectTrainable", StatementForm.Expect, "trainable", [Value]),
        new("ExpectMacs", StatementForm.Expect, "macs", [Value]),
        new("ExpectMemory", StatementForm.Expect, "memory", [Value]),
        new("ExpectField", StatementForm.Expect, "field", [Value with { Form = Size }]),
        new("ExpectStride", StatementForm.Expect, "stride", [Value with { Form = Size }]),
        new("ExpectOutput", StatementForm.Expect, "output", [new AttributeArgument("shape", Shape)]),
    ];

    /// <summary>Words of the language that are not their C# names in lower case.</summary>
    public static ImmutableDictionary<string, string> Words { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["Init.GlorotUniform"] = "glorot_uniform",
            ["Init.GlorotNormal"] = "glorot_normal",
            ["Init.HeUniform"] = "he_uniform",
            ["Init.HeNormal"] = "he_normal",
            ["Loss.MeanSquaredError"] = "mse",
        });

    private static readonly ImmutableDictionary<string, AttributeEntry> ByClass =
        All.ToImmutableDictionary(entry => entry.Attribute + "Attribute", StringComparer.Ordinal);

    /// <summary>The entry of an attribute's class, or null.</summary>
    public static AttributeEntry? Find(string className) => ByClass.TryGetValue(className, out var entry) ? entry : null;

    private static AttributeEntry Layer(string attribute, string keyword, params AttributeArgument[] arguments) =>
        new(attribute, StatementForm.Layer, keyword, [.. arguments]);

    private static AttributeArgument Positional(string name) => new(name, IsPositional: true);
}
