namespace NetDsl.Compiler.Tests.Torch;

/// <summary>What a layer is in PyTorch.</summary>
/// <param name="Input">The network's input.</param>
/// <param name="Layers">What stands behind it, with semicolons between the layers.</param>
/// <param name="CSharp">The statements in C#: modules by their constructors, functions by their expressions.</param>
/// <param name="Python">The statements in Python.</param>
internal sealed record Spelling(string Input, string Layers, IReadOnlyList<string> CSharp, IReadOnlyList<string> Python)
{
    public Spelling(string input, string layers, string csharp, string python)
        : this(input, layers, [csharp], [python])
    {
    }

    /// <summary>All of them, of which every layer has at least one.</summary>
    public static IReadOnlyList<Spelling> All { get; } =
    [
        .. ConvolutionSpellings.All,
        .. PoolingSpellings.All,
        .. NormalizationSpellings.All,
        .. ActivationSpellings.All,
        .. ShapingSpellings.All,
    ];

    public string Network => $"input {Input}\n{Layers.Replace("; ", "\n")}";
}
