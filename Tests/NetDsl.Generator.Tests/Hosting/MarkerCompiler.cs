using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Generator.Tests.Hosting;

/// <summary>
/// Stands in for the compiler where only the host is tested: it reports each word BAD of the text, of the arguments and of the
/// imported files as an error, and each ODD as a warning, and its code holds the text.
/// </summary>
internal static class MarkerCompiler
{
    public static DiagnosticRule Error { get; } = DiagnosticCatalogue.All.First(rule => rule.Id == "NDSL1001");

    public static DiagnosticRule Warning { get; } = DiagnosticCatalogue.All.First(rule => rule.Severity == RuleSeverity.Warning);

    public static CompilationMemo CreateMemo() => new(256, Compile);

    public static NetworkCompilation Compile(NetworkRequest request)
    {
        var texts = request.Files
            .Append(request.Source)
            .Append(new SourceFile(NetworkRequest.ArgumentsPath, request.Arguments))
            .Select(file => new SourceText(file.Path, file.Text));
        var diagnostics = texts.SelectMany(text => Find(text, "BAD", Error).Concat(Find(text, "ODD", Warning))).ToList();
        var place = request.Place;
        var opening = string.Concat(place.ContainingTypes.Append(place.Header).Select(header => header + "\n{\n"));
        var closing = string.Concat(Enumerable.Repeat("}\n", place.ContainingTypes.Count + 1));
        var code = place.Namespace.Length > 0 ? $"namespace {place.Namespace};\n{opening}{closing}" : opening + closing;
        var remark = $"// {request.Source.Text.ReplaceLineEndings(" ")}\n";
        return new NetworkCompilation(request, null, null, diagnostics, code + remark)
        {
            Parts = [.. TargetKind.In(request.Targets).Select(kind => new TargetPart(kind.Target, code + remark))],
        };
    }

    private static IEnumerable<CompilerDiagnostic> Find(SourceText source, string word, DiagnosticRule rule)
    {
        for (var at = source.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = source.Text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return new CompilerDiagnostic(rule, source.Span(at, word.Length), $"'{word}' found", []) { Replacement = "good" };
        }
    }
}
