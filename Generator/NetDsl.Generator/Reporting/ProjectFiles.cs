using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using NetDsl.Generator.Reading;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace NetDsl.Generator.Reporting;

/// <summary>The .netdsl files of a project with their places on disk.</summary>
internal sealed class ProjectFiles
{
    private readonly Dictionary<string, (string Path, RoslynText Text)> byRelativePath = new(StringComparer.Ordinal);

    /// <summary>Reads the additional files of a project.</summary>
    public ProjectFiles(IEnumerable<AdditionalText> additional, string projectDirectory, CancellationToken cancellation)
    {
        foreach (var file in additional.Where(NetworkFiles.IsNetworkFile))
        {
            if (file.GetText(cancellation) is { } text)
            {
                byRelativePath[NetworkFiles.RelativePath(file.Path, projectDirectory)] = (file.Path, text);
            }
        }

        Sources = Sorted(byRelativePath.Select(file => new SourceFile(file.Key, file.Value.Text.ToString())));
    }

    /// <summary>The files as the compiler takes them.</summary>
    public ValueList<SourceFile> Sources { get; }

    /// <summary>Files in an order that does not depend on how the project lists them.</summary>
    public static ValueList<SourceFile> Sorted(IEnumerable<SourceFile> files) =>
        new(files.OrderBy(file => file.Path, StringComparer.Ordinal));

    /// <summary>A place in a file, or null where there is no such file.</summary>
    public Location? Locate(string relativePath, int start, int length)
    {
        if (!byRelativePath.TryGetValue(relativePath, out var file))
        {
            return null;
        }

        var first = Math.Min(start, file.Text.Length);
        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first, Math.Min(start + length, file.Text.Length));
        return Location.Create(file.Path, span, file.Text.Lines.GetLinePositionSpan(span));
    }
}
