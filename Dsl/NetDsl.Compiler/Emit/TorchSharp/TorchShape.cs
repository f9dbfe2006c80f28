using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>Shapes and figures in the comments of a module, as its users see tensors: batch × channels × height × width.</summary>
internal static class TorchShape
{
    /// <summary>The shape of a tensor.</summary>
    public static string Of(TensorShape shape) => shape.IsSpatial
        ? FormattableString.Invariant($"batch x {shape.Channels} x {shape.Height} x {shape.Width}")
        : FormattableString.Invariant($"batch x {shape.Channels}");

    /// <summary>What a module or block makes of what, and of how many parameters.</summary>
    public static string Describe(IEnumerable<TensorShape> inputs, TensorShape output, long parameters) =>
        string.Join(" and ", inputs.Select(Of)) + " -> " + Of(output) + Parameters(parameters);

    /// <summary>The parameters of all modules in a block.</summary>
    public static long CountParameters(TorchBlock block) =>
        GroupBlocks.InnerFirst(block).SelectMany(inner => inner.Members).Sum(member => member.Module is { } module ? CountParameters(module) : 0);

    /// <summary>The network's parameters in a module: its constants are none.</summary>
    public static long CountParameters(TorchModule module) => module.Weights
        .Where(weight => weight.Source.Length > 0)
        .Sum(weight => weight.Shape.Aggregate(1L, static (product, extent) => product * extent));

    private static string Parameters(long parameters) => parameters == 0 ? "" : $", {LayerTable.Number(parameters)} parameters";
}
