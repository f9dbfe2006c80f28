using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Drawing;

namespace NetDsl.Cli.Graphs;

/// <summary>How pictures of networks are written.</summary>
internal enum PictureFormat
{
    /// <summary>A picture, laid out.</summary>
    Svg,

    /// <summary>A flowchart in Mermaid, which Markdown pages show.</summary>
    Mermaid,

    /// <summary>A digraph for Graphviz.</summary>
    Dot,
}

/// <summary>What is asked for of a picture.</summary>
internal sealed record PictureRequest(PictureFormat Format, DiagramChoice Choice);

/// <summary>Knows formats by name and by extension.</summary>
internal static class PictureFormats
{
    /// <summary>The names of the formats.</summary>
    public const string InWords = "svg, mermaid or dot";

    /// <summary>The extensions of the formats.</summary>
    public const string Extensions = "'.svg', '.mmd', '.mermaid', '.dot' or '.gv'";

    /// <summary>Whether a word names a format.</summary>
    public static bool IsKnown(string name) => Named(name) is not null;

    /// <summary>The format of a file by its extension, or null.</summary>
    public static PictureFormat? Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".svg" => PictureFormat.Svg,
        ".mmd" or ".mermaid" => PictureFormat.Mermaid,
        ".dot" or ".gv" => PictureFormat.Dot,
        _ => null,
    };

    /// <summary>The format that is asked for, or else the one of the file, or else SVG.</summary>
    public static PictureFormat Choose(string? name, string? path) =>
        (name is null ? null : Named(name)) ?? (path is null ? null : Of(path)) ?? PictureFormat.Svg;

    /// <summary>Writes a diagram.</summary>
    public static string Write(Diagram diagram, PictureFormat format, CancellationToken cancellation) => format switch
    {
        PictureFormat.Mermaid => MermaidText.Write(diagram),
        PictureFormat.Dot => DotText.Write(diagram),
        _ => SvgDrawing.Write(diagram, cancellation),
    };

    private static PictureFormat? Named(string name) => name switch
    {
        "svg" => PictureFormat.Svg,
        "mermaid" => PictureFormat.Mermaid,
        "dot" => PictureFormat.Dot,
        _ => null,
    };
}
