using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Follows imports depth first, each text once. An explicit stack, so that a long chain of files is no deep recursion.</summary>
internal sealed class ImportWalk(ValueList<SourceFile> files, Func<SourceFile, SourceFileSyntax> parse, DiagnosticBag diagnostics)
{
    private const int MostShown = 5;

    private readonly Dictionary<string, SourceFileSyntax> parsed = new(StringComparer.Ordinal);
    private readonly List<SourceFileSyntax> reached = [];
    private readonly List<(SourceFileSyntax File, int Next)> path = [];

    /// <summary>Whether every import was found.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The text itself and all that it imports.</summary>
    public IReadOnlyList<SourceFileSyntax> Run(SourceFileSyntax main)
    {
        Enter(main);
        while (path.Count > 0)
        {
            var (file, next) = path[path.Count - 1];
            if (next == file.Imports.Count)
            {
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (file, next + 1);
            Follow(file, file.Imports[next]);
        }

        return reached;
    }

    private void Enter(SourceFileSyntax file)
    {
        parsed[Normalize(file.Source.Path)] = file;
        reached.Add(file);
        path.Add((file, 0));
    }

    private void Follow(SourceFileSyntax importer, ImportSyntax import)
    {
        if (Resolve(importer, import) is not { } target)
        {
            IsComplete = false;
            return;
        }

        var key = Normalize(target.Path);
        if (!parsed.TryGetValue(key, out var known))
        {
            Enter(parse(target));
            return;
        }

        var start = path.FindIndex(step => ReferenceEquals(step.File, known));
        if (start >= 0)
        {
            var cycle = path.Skip(start).Select(step => step.File).Append(known).Select(file => FileName(file.Source.Path));
            diagnostics.Add(ImportRules.CyclicImport.At(import.File.Span, FileName(key), string.Join(" -> ", cycle)));
        }
    }

    /// <summary>The text that an import means: beside the importing file, or the only one whose path ends so.</summary>
    private SourceFile? Resolve(SourceFileSyntax importer, ImportSyntax import)
    {
        if (import.File.Parts.Any(part => part is not LiteralTextSyntax))
        {
            diagnostics.Add(ImportRules.ComputedImport.At(import.File.Span, Excerpt.Of(import.File.Span)));
            return null;
        }

        var written = Normalize(string.Concat(import.File.Parts.Cast<LiteralTextSyntax>().Select(part => part.Value)));
        var beside = Normalize(Directory(importer.Source.Path) + written);
        if (beside == Normalize(importer.Source.Path))
        {
            // A text within C# is no file that could be imported, but it can name itself all the same.
            return new SourceFile(importer.Source.Path, importer.Source.Text);
        }

        var exact = files.FirstOrDefault(file => Normalize(file.Path) == beside);
        if (exact is not null)
        {
            return exact;
        }

        var matches = files.Where(file => ("/" + Normalize(file.Path)).EndsWith("/" + written, StringComparison.Ordinal)).ToList();
        switch (matches.Count)
        {
            case 1:
                return matches[0];
            case 0:
                ReportMissing(import, written);
                return null;
            default:
                diagnostics.Add(ImportRules.AmbiguousImport.At(
                    import.File.Span, written, string.Join(" and ", matches.Take(2).Select(file => Normalize(file.Path)))));
                return null;
        }
    }

    private void ReportMissing(ImportSyntax import, string written)
    {
        var known = files.Select(file => FileName(file.Path)).Distinct(StringComparer.Ordinal).ToList();
        var otherwise = known.Count == 0
            ? $"add it to the project, as in '<AdditionalFiles Include=\"{written}\" />'"
            : $"add it as an additional file; known are {Some(known)}";
        // Extensions are alike without saying anything, so the names before them are compared.
        var stem = Suggestions.Closest(Stem(FileName(written)), known.Select(Stem));
        var closest = stem is null ? null : $"\"{known.First(name => Stem(name) == stem)}\"";
        var repair = closest is null ? otherwise : $"write {closest}";
        diagnostics.Add(ImportRules.MissingImport.At(import.File.Span, written, repair).Suggesting(closest));
    }

    private static string Some(IReadOnlyList<string> names) => names.Count <= MostShown
        ? Quantity.List(names)
        : Quantity.List([.. names.Take(MostShown), Quantity.Of(names.Count - MostShown, "other")]);

    private static string FileName(string path)
    {
        var normalized = Normalize(path);
        return normalized.Substring(normalized.LastIndexOf('/') + 1);
    }

    private static string Stem(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot <= 0 ? fileName : fileName.Substring(0, dot);
    }

    private static string Directory(string path)
    {
        var slash = path.Replace('\\', '/').LastIndexOf('/');
        return slash < 0 ? "" : path.Substring(0, slash + 1);
    }

    /// <summary>A path with forward slashes and without <c>.</c> and <c>..</c>, so that one file has one path on every platform.</summary>
    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1].Length > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
