using System.Globalization;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>A file that a declaration names and that cannot be taken; where, is found when it is reported.</summary>
internal sealed record FileProblem(DiagnosticRule Rule, string Message, string? Replacement);

/// <summary>A request, or the reason why there is none. Compared by content.</summary>
internal sealed record RequestOrProblem(NetworkRequest? Request, FileProblem? Problem);

/// <summary>Makes the request for the compiler from a declaration and the project's files.</summary>
internal static class RequestBuilder
{
    private const int MostNamed = 8;

    /// <summary>Makes the request.</summary>
    public static RequestOrProblem Build(NetworkDeclaration declaration, ValueList<SourceFile> files)
    {
        if (declaration.File is not { } written)
        {
            return Request(declaration, new SourceFile(declaration.Place.Name, declaration.Text!), files);
        }

        var found = NetworkFiles.Find(written, files);
        return found.Count switch
        {
            1 => Request(declaration, found[0], files),
            0 => NotFound(declaration.Place.Name, written, files),
            _ => Ambiguous(declaration.Place.Name, written, found),
        };
    }

    private static RequestOrProblem Request(NetworkDeclaration declaration, SourceFile source, ValueList<SourceFile> files)
    {
        var known = declaration.Blocks.Count == 0 ? files : new ValueList<SourceFile>(declaration.Blocks.Concat(files));
        var reachable = NetworkFiles.Reachable(source.Text, source.Path, known);
        return new RequestOrProblem(
            new NetworkRequest(declaration.Place, source, declaration.Network, declaration.Arguments, reachable, declaration.Targets),
            null);
    }

    private static RequestOrProblem NotFound(string name, string written, ValueList<SourceFile> files)
    {
        var paths = files.Select(file => file.Path).ToList();
        var closest = Suggestions.Closest(NetworkFiles.FileName(written), paths.Select(NetworkFiles.FileName));
        var known = paths.Count == 0 ? "the project has no .netdsl file" : $"the project has {Listed(paths)}";
        var repair = closest is null
            ? $"add '<AdditionalFiles Include=\"{written}\" />' to the project"
            : $"write '{closest}'";
        return Problem(ProjectRules.FileNotFound, closest, name, written, known, repair);
    }

    private static RequestOrProblem Ambiguous(string name, string written, IReadOnlyList<SourceFile> found) => Problem(
        ProjectRules.FileAmbiguous, null, name, written, found.Count, Listed(found.Select(file => file.Path)), found[0].Path);

    private static RequestOrProblem Problem(DiagnosticRule rule, string? replacement, params object[] arguments) =>
        new(null, new FileProblem(rule, string.Format(CultureInfo.InvariantCulture, rule.Message, arguments), replacement));

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostNamed).Select(name => $"'{name}'"));
        return all.Count > MostNamed
            ? string.Format(CultureInfo.InvariantCulture, "{0} and {1} more", shown, all.Count - MostNamed)
            : shown;
    }
}
