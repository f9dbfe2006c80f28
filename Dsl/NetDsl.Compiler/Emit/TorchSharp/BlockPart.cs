using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>The class of a block within the network's.</summary>
internal static class BlockPart
{
    /// <summary>The most blocks that a comment names.</summary>
    private const int MostNamed = 6;

    public static void Write(SourceWriter writer, BlockClass own, BlockClasses classes, NetworkFacts facts)
    {
        var members = new MembersPart(own, classes, facts);
        writer.Line();
        writer.Summary(Describe(own));
        writer.Braces($"public sealed class {own.Name} : {own.BaseType}", () =>
        {
            writer.Braces($"internal {own.Name}(Device? device, ScalarType? dtype) : base({SourceWriter.Quote(own.Name)})", () => members.WriteCreation(writer));
            members.WriteProperties(writer);
            if (own.Block.HasForward)
            {
                ForwardPart.Write(writer, own, classes);
            }

            MembersPart.WriteRegistration(writer);
        });
    }

    private static string Describe(BlockClass own)
    {
        var paths = string.Join(", ", own.Blocks.Take(MostNamed).Select(block => block.Path));
        var more = own.Blocks.Count > MostNamed ? FormattableString.Invariant($" and {own.Blocks.Count - MostNamed} more") : "";
        var parameters = TorchShape.CountParameters(own.Block);
        return own.Block.HasForward
            ? $"{paths}{more}: {TorchShape.Describe(own.Block.Inputs.Select(input => input.Shape), own.Block.Output!.Shape, parameters)}."
            : $"{paths}{more}: holds modules that the block around it calls, {LayerTable.Number(parameters)} parameters.";
    }
}
