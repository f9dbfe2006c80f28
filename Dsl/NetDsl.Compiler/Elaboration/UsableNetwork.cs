using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A network that the statement <c>use</c> can mean.</summary>
/// <param name="Name">Its name as diagnostics show it: <c>keras.ResNet50</c>.</param>
/// <param name="Syntax">The network.</param>
/// <param name="Sources">What its own statements can use, which is nothing of the text that uses it.</param>
/// <param name="IsOfLibrary">Whether it belongs to the library, so that no user can mend it.</param>
internal sealed record UsableNetwork(string Name, NetworkSyntax Syntax, NetworkSources Sources, bool IsOfLibrary)
{
    /// <summary>A network of the library.</summary>
    public static UsableNetwork Of(LibraryNetwork network)
    {
        var sources = ParsedLibrary.Sources(network.File);
        return new UsableNetwork(
            network.QualifiedName, sources.Networks.First(declared => declared.Name?.Name == network.Name), sources, IsOfLibrary: true);
    }
}
