using System.Collections.Concurrent;
using NetDsl.Compiler.Library;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>Compiles networks of the library, each once for all tests.</summary>
internal static class LibraryCompilation
{
    private static readonly ConcurrentDictionary<(string Name, string Arguments), NetworkCompilation> Done = new();

    /// <summary>A network by its qualified name, with arguments such as <c>top: false</c>; fails where it has no graph.</summary>
    public static NetworkCompilation Of(string qualifiedName, string arguments = "")
    {
        var compilation = Attempt(qualifiedName, arguments);
        Assert.True(compilation.Graph is not null, string.Join('\n', compilation.Diagnostics));
        return compilation;
    }

    /// <summary>The same where the arguments may be ones that the network refuses.</summary>
    public static NetworkCompilation Attempt(string qualifiedName, string arguments) =>
        Done.GetOrAdd((qualifiedName, arguments), static key => Compile(key.Name, key.Arguments));

    private static NetworkCompilation Compile(string qualifiedName, string arguments)
    {
        var found = NetworkLibrary.Networks.Where(network => network.QualifiedName == qualifiedName).ToList();
        Assert.True(found.Count == 1, $"The library has no '{qualifiedName}'.");
        return NetCompiler.Compile(new NetworkRequest(
            new ClassPlace("", ValueList<string>.Empty, found[0].Name, $"partial class {found[0].Name}"),
            found[0].File,
            found[0].Name,
            arguments,
            NetworkLibrary.Files));
    }
}
