using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>In which axes two shapes differ, in words.</summary>
internal static class ShapeDifference
{
    /// <summary>Whether two values can stand side by side: both vectors, or images of one height and width.</summary>
    public static bool SameFrame(TensorShape a, TensorShape b) =>
        a.IsSpatial == b.IsSpatial && a.Height == b.Height && a.Width == b.Width;

    /// <summary>All axes that differ: <c>height 28 against 14, channels 6 against 16</c>.</summary>
    public static string Describe(TensorShape a, TensorShape b) => a.IsSpatial == b.IsSpatial
        ? string.Join(", ", Frame(a, b).Concat(Axis(a.IsSpatial ? "channels" : "features", a.Channels, [b.Channels])))
        : Kinds(a, b);

    /// <summary>Height and width, where one value differs from others: <c>height 28 against 26 and 14</c>.</summary>
    public static string DescribeFrame(TensorShape kept, IReadOnlyList<TensorShape> others)
    {
        var images = others.Where(other => other.IsSpatial == kept.IsSpatial).ToList();
        var kinds = images.Count < others.Count ? [Kinds(kept, others.First(other => other.IsSpatial != kept.IsSpatial))] : Enumerable.Empty<string>();
        return string.Join(", ", kinds
            .Concat(Axis("height", kept.Height, images.Select(other => other.Height)))
            .Concat(Axis("width", kept.Width, images.Select(other => other.Width))));
    }

    private static IEnumerable<string> Frame(TensorShape a, TensorShape b) =>
        Axis("height", a.Height, [b.Height]).Concat(Axis("width", a.Width, [b.Width]));

    private static IEnumerable<string> Axis(string name, int kept, IEnumerable<int> others)
    {
        var different = others.Where(other => other != kept).Distinct().Select(other => Quantity.Of(other)).ToList();
        return different.Count == 0 ? [] : [$"{name} {Quantity.Of(kept)} against {Quantity.List(different)}"];
    }

    private static string Kinds(TensorShape a, TensorShape b) => $"{Kind(a)} against {Kind(b)}";

    private static string Kind(TensorShape shape) => shape.IsSpatial ? "an image" : "a vector";
}
