using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>One constant of a kernel.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Name">Its name in the runtime's interface.</param>
/// <param name="Literal">Its value as C# writes it.</param>
public sealed record SpecConstant(string Type, string Name, string Literal);

/// <summary>The constants of a kernel: they become a struct whose getters are literals.</summary>
/// <param name="Interface">The runtime's interface, such as <c>IConv2D</c>.</param>
/// <param name="Constants">Its members.</param>
public sealed record SpecStruct(string Interface, IReadOnlyList<SpecConstant> Constants)
{
    /// <summary>By content: kernels with equal constants are equal.</summary>
    public bool Equals(SpecStruct? other) =>
        other is not null && Interface == other.Interface && Constants.SequenceEqual(other.Constants);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Constants.Aggregate(Interface.GetHashCode(), static (hash, constant) => unchecked((31 * hash) + constant.GetHashCode()));

    /// <summary>An integer constant.</summary>
    public static SpecConstant Integer(string name, int value) => new("int", name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A real constant.</summary>
    public static SpecConstant Real(string name, float value) => new("float", name, Literal(value));

    /// <summary>A switch.</summary>
    public static SpecConstant Boolean(string name, bool value) => new("bool", name, value ? "true" : "false");

    /// <summary>That minimal filtering must not be used; nothing where it may be, as the runtime's interfaces have it.</summary>
    public static IEnumerable<SpecConstant> Filtering(bool minimal) => minimal ? [] : [Boolean("MinimalFiltering", false)];

    /// <summary>A float as C# writes it; nine digits bring every value back exactly.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>The members of <c>IWindow</c>.</summary>
    public static IEnumerable<SpecConstant> Of(Window window, TensorShape input, TensorShape output) =>
    [
        Integer("InputHeight", input.Height),
        Integer("InputWidth", input.Width),
        Integer("InputChannels", input.Channels),
        Integer("OutputHeight", output.Height),
        Integer("OutputWidth", output.Width),
        Integer("OutputChannels", output.Channels),
        Integer("KernelHeight", window.Height.Kernel),
        Integer("KernelWidth", window.Width.Kernel),
        Integer("StrideHeight", window.Height.Stride),
        Integer("StrideWidth", window.Width.Stride),
        Integer("DilationHeight", window.Height.Dilation),
        Integer("DilationWidth", window.Width.Dilation),
        Integer("PaddingTop", window.Height.Before),
        Integer("PaddingLeft", window.Width.Before),
    ];

    /// <summary>The constants of <c>IZeroPad</c>: an image and a border around it.</summary>
    public static SpecStruct Margins(TensorShape inner, int top, int bottom, int left, int right) => new(
        "IZeroPad",
        [
            .. Of(inner),
            Integer("InputHeight", inner.Height),
            Integer("InputWidth", inner.Width),
            Integer("Top", top),
            Integer("Bottom", bottom),
            Integer("Left", left),
            Integer("Right", right),
        ]);

    /// <summary>The members of <c>IResize</c>.</summary>
    public static IEnumerable<SpecConstant> Resize(TensorShape input, TensorShape output) =>
    [
        Integer("InputHeight", input.Height),
        Integer("InputWidth", input.Width),
        Integer("OutputHeight", output.Height),
        Integer("OutputWidth", output.Width),
        Integer("Channels", input.Channels),
    ];

    /// <summary>The members of <c>IChannels</c>.</summary>
    public static IEnumerable<SpecConstant> Of(TensorShape shape) =>
        [Integer("Pixels", checked((int)shape.Pixels)), Integer("Channels", shape.Channels)];
}
