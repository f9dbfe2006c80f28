using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Elaboration;

namespace NetDsl.Compiler.Tests.Lowering;

/// <summary>Operations as the tests of the passes read them.</summary>
internal static class Lowered
{
    /// <summary>The operations of a text's layers before any pass.</summary>
    public static LoweredNetwork From(string text) => LowerGraph.Run(Elaborated.From(text).Sound);

    /// <summary>Each operation as <c>Name(inputs)</c>, with <c>+Name</c> for what is fused or folded, and the output behind an arrow.</summary>
    public static string Show(LoweredNetwork network)
    {
        VerifyOperations.Check(network);
        return string.Join("; ", network.Operations.Select(Show).Append("-> " + network.Output.Name));
    }

    private static string Show(Operation operation)
    {
        var parts = new[] { operation, operation.FoldedAffine, operation.FusedSum, operation.FusedActivation, operation.FusedPooling }
            .OfType<Operation>().Select(part => part.SpecName);
        return $"{string.Join('+', parts)}({string.Join(", ", operation.Inputs.Select(input => input.Name))})";
    }
}
