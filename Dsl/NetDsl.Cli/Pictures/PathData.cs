using System.Text;

namespace NetDsl.Cli.Pictures;

/// <summary>The data of SVG paths.</summary>
internal static class PathData
{
    /// <summary>Lines through points, with the corners between them rounded.</summary>
    public static string Rounded(IReadOnlyList<Point> points, double radius)
    {
        var data = new StringBuilder($"M{At(points[0])}");
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var (before, corner, after) = (points[i - 1], points[i], points[i + 1]);
            // Two roundings share the line between them, so each may take half of it.
            var reach = Math.Min(radius, Math.Min(Distance(before, corner), Distance(corner, after)) / 2);
            data.Append($"L{At(Toward(corner, before, reach))}Q{At(corner)} {At(Toward(corner, after, reach))}");
        }

        return data.Append($"L{At(points[^1])}").ToString();
    }

    /// <summary>The head of an arrow that points down, with its tip at a point.</summary>
    public static string ArrowDown(Point tip, double width, double height) =>
        $"M{At(tip)}L{At(tip.Moved(-width / 2, -height))}L{At(tip.Moved(width / 2, -height))}Z";

    /// <summary>A closed area with these corners.</summary>
    public static string Area(params IEnumerable<Point> corners) => "M" + string.Join('L', corners.Select(At)) + "Z";

    /// <summary>Separate lines.</summary>
    public static string Lines(IEnumerable<(Point From, Point To)> lines) =>
        string.Concat(lines.Select(line => $"M{At(line.From)}L{At(line.To)}"));

    /// <summary>A point as paths have it.</summary>
    public static string At(Point point) => $"{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}";

    private static double Distance(Point a, Point b) => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));

    private static Point Toward(Point from, Point to, double length) =>
        from.Moved(Math.Sign(to.X - from.X) * length, Math.Sign(to.Y - from.Y) * length);
}
