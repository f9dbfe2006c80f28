using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>max_pool2d</c> or <c>avg_pool2d</c>, with the same padding on both sides of an axis. The stride is always given: TorchSharp 0.99.6
/// takes 1 for one that is left out in one of its forms.
/// </summary>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">Positions between two windows.</param>
/// <param name="Padding">Rows and columns on each side, at most half of the window.</param>
/// <param name="Ceil">Whether a last window may reach beyond the padding.</param>
internal abstract record PoolFunction(Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil) : TorchFunction
{
    // A maximum keeps where it was found, an average nothing.
    public sealed override bool KeepsOutput => false;

    /// <summary>Its name in both languages.</summary>
    protected abstract string Name { get; }

    /// <summary>All arguments.</summary>
    protected abstract TorchArguments Arguments { get; }

    public sealed override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"nn.functional.{Name}({operands[0]}, {Arguments.InCSharp})";

    public sealed override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.{Name}({operands[0]}, {Arguments.InPython})";
}

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPoolFunction(Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil) : PoolFunction(Kernel, Stride, Padding, Ceil)
{
    protected override string Name => "max_pool2d";

    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Kernel, ("stride", Stride, null), ("padding", Padding, default(Size2)), ("dilation", Size2.One, Size2.One))
        .Add("ceil_mode", Ceil, false);
}

/// <summary>The mean of each window, over the padding as well or over the image alone.</summary>
internal sealed record AvgPoolFunction(Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil, bool CountPadding)
    : PoolFunction(Kernel, Stride, Padding, Ceil)
{
    protected override string Name => "avg_pool2d";

    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Kernel, ("stride", Stride, null), ("padding", Padding, default(Size2)))
        .Add("ceil_mode", Ceil, false)
        .Add("count_include_pad", CountPadding || Padding == default, true);
}
