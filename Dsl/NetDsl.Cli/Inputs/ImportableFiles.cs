using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Cli.Inputs;

/// <summary>The texts that a file can import: those of its folder, and what imports lead to from there.</summary>
internal static class ImportableFiles
{
    /// <summary>The importable texts around a file, itself among them; for standard input those of the current folder.</summary>
    public static ValueList<SourceFile> Around(string path)
    {
        var found = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        try
        {
            var folder = path == NetworkFile.StandardInput ? "" : Path.GetDirectoryName(path) ?? "";
            foreach (var file in Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*.netdsl"))
            {
                Add(found, Path.Join(folder, Path.GetFileName(file)));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed has nothing to import; an import then names the file that it misses.
        }

        return new ValueList<SourceFile>(found.Values);
    }

    private static void Add(SortedDictionary<string, SourceFile> found, string path)
    {
        var pending = new Queue<string>([path]);
        while (pending.TryDequeue(out var next))
        {
            if (found.ContainsKey(Path.GetFullPath(next)) || TryRead(next) is not { } file)
            {
                continue;
            }

            found.Add(Path.GetFullPath(next), file);
            foreach (var import in ImportsOf(file))
            {
                pending.Enqueue(Path.Join(Path.GetDirectoryName(next), import));
            }
        }
    }

    private static IEnumerable<string> ImportsOf(SourceFile file) =>
        NetworkParser.Parse(new SourceText(file.Path, file.Text), new DiagnosticBag()).Imports
            .Select(import => string.Concat(import.File.Parts.OfType<LiteralTextSyntax>().Select(part => part.Value)));

    // A neighbour that is no text is not this file's mistake; if it is imported, the import is reported as missing.
    private static SourceFile? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? new SourceFile(path, TextReading.ReadFile(path)) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
