using System.Globalization;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Generator.Reading;

/// <summary>Which part of [Network] a problem with a file belongs to.</summary>
internal enum FileProblemPlace
{
    /// <summary>The value of File.</summary>
    File,

    /// <summary>The value of Name.</summary>
    Name,
}

/// <summary>A rule about files that a declaration breaks; the place is found when it is reported.</summary>
internal sealed record FileProblem(DiagnosticRule Rule, FileProblemPlace Place, string Message, string? Replacement);

/// <summary>A request, or the reason why there is none. Compared by content.</summary>
internal sealed record RequestOrProblem(NetworkRequest? Request, FileProblem? Problem);

/// <summary>Makes the request for the compiler from a declaration and the project's files.</summary>
internal static class RequestBuilder
{
    private static readonly BoundedMemo<string, ValueList<string?>> NetworksOfTexts = new(64, FindNetworks);

    /// <summary>Makes the request.</summary>
    public static RequestOrProblem Build(NetworkDeclaration declaration, ValueList<SourceFile> files, CancellationToken cancellation)
    {
        if (declaration.File is null)
        {
            return Choose(declaration, new SourceFile(declaration.Place.Name, declaration.Text!), files, cancellation);
        }

        var found = NetworkFiles.Find(declaration.File, files);
        return found.Count switch
        {
            1 => Choose(declaration, found[0], files, cancellation),
            0 => NotFound(declaration, files),
            _ => Ambiguous(declaration, found),
        };
    }

    private static RequestOrProblem Choose(
        NetworkDeclaration declaration, SourceFile source, ValueList<SourceFile> files, CancellationToken cancellation)
    {
        var networks = NetworksOfTexts[source.Text, cancellation];
        var named = networks.OfType<string>().ToList();
        var where = declaration.File is null ? "its text" : $"'{NetworkFiles.FileName(source.Path)}'";
        if (declaration.Network is { } wanted && !named.Contains(wanted) && networks.Count > 0)
        {
            return NotDeclared(declaration, wanted, where, named);
        }

        if (declaration.Network is null && networks.Count > 1 && named.Count == networks.Count)
        {
            return Problem(
                ProjectRules.NetworkNotChosen, FileProblemPlace.File, null,
                declaration.Place.Name, where, Count(named.Count), Listed(named), named[0]);
        }

        var reachable = NetworkFiles.Reachable(source.Text, source.Path, files);
        return new RequestOrProblem(
            new NetworkRequest(declaration.Place, source, declaration.Network, declaration.Arguments, reachable), null);
    }

    private static RequestOrProblem NotDeclared(NetworkDeclaration declaration, string wanted, string where, List<string> named)
    {
        var closest = Suggestions.Closest(wanted, named);
        var declares = named.Count == 0 ? "none by name" : Listed(named);
        var repair = named.Count == 0 ? "remove 'Name'" : $"write '{closest ?? named[0]}'";
        return Problem(
            ProjectRules.NetworkNotFound, FileProblemPlace.Name, closest, declaration.Place.Name, wanted, where, declares, repair);
    }

    private static RequestOrProblem NotFound(NetworkDeclaration declaration, ValueList<SourceFile> files)
    {
        var paths = files.Select(file => file.Path).ToList();
        var closest = Suggestions.Closest(NetworkFiles.FileName(declaration.File!), paths.Select(NetworkFiles.FileName));
        var known = paths.Count == 0 ? "the project has no .netdsl file" : $"the project has {Listed(paths)}";
        var repair = closest is null
            ? $"add '<AdditionalFiles Include=\"{declaration.File}\" />' to the project"
            : $"write '{closest}'";
        return Problem(ProjectRules.FileNotFound, FileProblemPlace.File, closest, declaration.Place.Name, declaration.File!, known, repair);
    }

    private static RequestOrProblem Ambiguous(NetworkDeclaration declaration, IReadOnlyList<SourceFile> found) => Problem(
        ProjectRules.FileAmbiguous, FileProblemPlace.File, null,
        declaration.Place.Name, declaration.File!, Count(found.Count), Listed(found.Select(file => file.Path)), found[0].Path);

    private static RequestOrProblem Problem(
        DiagnosticRule rule, FileProblemPlace place, string? replacement, params object[] arguments) =>
        new(null, new FileProblem(rule, place, string.Format(CultureInfo.InvariantCulture, rule.Message, arguments), replacement));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(8).Select(name => $"'{name}'"));
        return all.Count > 8 ? $"{shown} and {Count(all.Count - 8)} more" : shown;
    }

    private static ValueList<string?> FindNetworks(string text) =>
        new(NetworkParser.Parse(new SourceText("", text), new DiagnosticBag()).Networks.Select(network => network.Name?.Name));
}
