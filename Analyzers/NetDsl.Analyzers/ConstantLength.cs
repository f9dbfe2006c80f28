using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Analyzers;

/// <summary>How many elements an expression certainly has.</summary>
internal static class ConstantLength
{
    /// <summary>The number for an array that is created on the spot or in a variable that never holds another one; else null.</summary>
    public static int? Of(IOperation values) => values switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IArrayCreationOperation { DimensionSizes.Length: 1 } array => array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: int size } ? size : null,
        ILocalReferenceOperation local => OfLocal(local),
        _ => null,
    };

    private static int? OfLocal(ILocalReferenceOperation reference)
    {
        var root = reference as IOperation;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        var all = root.DescendantsAndSelf().ToList();
        var declarator = all.OfType<IVariableDeclaratorOperation>().FirstOrDefault(one => IsSame(one.Symbol, reference.Local));
        var isWritten = all.OfType<ILocalReferenceOperation>().Any(one => IsSame(one.Local, reference.Local) && MayWrite(one));
        return isWritten || declarator?.GetVariableInitializer()?.Value is not IArrayCreationOperation creation ? null : Of(creation);
    }

    private static bool IsSame(ILocalSymbol left, ILocalSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool MayWrite(ILocalReferenceOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation or IAddressOfOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        _ => false,
    };
}
