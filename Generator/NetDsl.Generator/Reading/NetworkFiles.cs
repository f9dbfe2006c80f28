using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;

namespace NetDsl.Generator.Reading;

/// <summary>The .netdsl files of a project, by their paths relative to it, so that no output depends on the machine.</summary>
internal static class NetworkFiles
{
    private const string Extension = ".netdsl";

    private static readonly Regex Import = new("import\\s*\"(?<file>[^\"\r\n]*)\"", RegexOptions.CultureInvariant);

    /// <summary>Whether an additional file is one.</summary>
    public static bool IsNetworkFile(AdditionalText file) => file.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path that messages and imports use: relative to the project where the file lies in it, with slashes.</summary>
    public static string RelativePath(string path, string projectDirectory)
    {
        var (full, root) = (path.Replace('\\', '/'), projectDirectory.Replace('\\', '/').TrimEnd('/') + "/");
        return root.Length > 1 && full.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? full.Substring(root.Length) : full;
    }

    /// <summary>The files that a path written by a user can mean: the one with this path, else all whose paths end with it.</summary>
    public static IReadOnlyList<SourceFile> Find(string written, IReadOnlyList<SourceFile> files)
    {
        var path = written.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
        var exact = files.Where(file => string.Equals(file.Path, path, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0
            ? exact
            : [.. files.Where(file => file.Path.EndsWith("/" + path, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>
    /// The files that a text reaches by imports, so that a change of another one recompiles nothing. Where an import names a file
    /// that is not there all are given, and the compiler finds the closest name.
    /// </summary>
    public static ValueList<SourceFile> Reachable(string text, string path, ValueList<SourceFile> files)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { path };
        var texts = new Queue<string>([text]);
        while (texts.Count > 0)
        {
            foreach (Match import in Import.Matches(texts.Dequeue()))
            {
                var name = FileName(import.Groups["file"].Value);
                var named = files.Where(file => string.Equals(FileName(file.Path), name, StringComparison.OrdinalIgnoreCase)).ToList();
                if (named.Count == 0)
                {
                    return files;
                }

                named.Where(file => reached.Add(file.Path)).ToList().ForEach(file => texts.Enqueue(file.Text));
            }
        }

        return new ValueList<SourceFile>(files.Where(file => file.Path != path && reached.Contains(file.Path)));
    }

    /// <summary>The last part of a path.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
