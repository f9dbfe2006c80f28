using Microsoft.CodeAnalysis;

namespace NetDsl.Generator.Reading;

/// <summary>Recognises NetDsl's own types by their names, whichever assembly they come from.</summary>
internal static class KnownTypes
{
    /// <summary>The metadata name of [Network].</summary>
    public const string NetworkAttribute = "NetDsl.NetworkAttribute";

    /// <summary>Whether an attribute is [Network].</summary>
    public static bool IsNetworkAttribute(INamedTypeSymbol? type) => Is(type, "NetworkAttribute");

    /// <summary>Whether an attribute is [NetworkBlock].</summary>
    public static bool IsBlockAttribute(INamedTypeSymbol? type) => Is(type, "NetworkBlockAttribute");

    /// <summary>Whether an attribute is a statement of a network, such as [Conv2D].</summary>
    public static bool IsStatementAttribute(INamedTypeSymbol? type) => DerivesFrom(type, "StatementAttribute");

    /// <summary>Whether a type is NetDsl.Network or Network of labels.</summary>
    public static bool IsNetworkBase(INamedTypeSymbol type) => Is(type, "Network");

    /// <summary>Whether a type or one of its base types has a name in the namespace NetDsl.</summary>
    public static bool DerivesFrom(INamedTypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
