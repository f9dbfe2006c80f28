using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler;

/// <summary>The whole pipeline: text to tree to graph to facts to programs to C#.</summary>
public static class NetCompiler
{
    /// <summary>Compiles a network. Never throws for what a user wrote; a fault of the compiler itself becomes NDSL9001.</summary>
    public static NetworkCompilation Compile(NetworkRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var file = NetworkParser.Parse(new SourceText(request.Source.Path, request.Source.Text), diagnostics);
        _ = file;
        return new NetworkCompilation(request, null, null, diagnostics.ToSorted(), "");
    }
}
