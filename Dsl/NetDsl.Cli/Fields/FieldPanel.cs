using NetDsl.Cli.Pictures;
using NetDsl.Compiler.Analysis;

namespace NetDsl.Cli.Fields;

/// <summary>
/// A layer as a grid of positions, to scale, around the origin at its middle: the image, the unit's window in it, and the part of the
/// window that lies in the padding.
/// </summary>
internal sealed class FieldPanel
{
    /// <summary>The longer side of the first panel.</summary>
    private const double LargestSide = 200;

    /// <summary>The longer side of the smallest panel.</summary>
    private const double SmallestSide = 54;

    /// <summary>The share of the image's side by which the padding is drawn at most; fields of deep networks are many images wide.</summary>
    private const double LargestMargin = 0.25;

    /// <summary>Cells smaller than this have no lines between them: these would be all that is to be seen.</summary>
    private const double SmallestCell = 4;

    /// <summary>A row of pixels, which is an image of height 1, is drawn this high.</summary>
    private const double SmallestHeight = 12;

    /// <summary>A window is never drawn smaller than this.</summary>
    private const double SmallestWindow = 2;

    private readonly int height;
    private readonly int width;
    private readonly double cellHeight;
    private readonly double cellWidth;
    private readonly Box whole;

    /// <summary>Lays a panel out.</summary>
    /// <param name="traced">The layer.</param>
    /// <param name="input">The input, which is drawn largest.</param>
    public FieldPanel(TracedLayer traced, TracedLayer input)
    {
        (height, width) = (traced.Layer.Output.Height, traced.Layer.Output.Width);
        var longest = Math.Max(height, width);
        // Sides shrink with the cube root of the resolution, so that a panel of 7 x 7 can be read beside one of 224 x 224.
        var share = Math.Cbrt((double)longest / Math.Max(input.Layer.Output.Height, input.Layer.Output.Width));
        var cell = Math.Max(SmallestSide, LargestSide * Math.Min(1.1, share)) / longest;
        (cellHeight, cellWidth) = (Math.Max(cell, SmallestHeight / height), Math.Max(cell, SmallestHeight / width));
        Image = new Box(-width * cellWidth / 2, -height * cellHeight / 2, width * cellWidth, height * cellHeight);
        Seen = traced.Seen.IsEmpty ? null : BoxOf(traced.Seen);
        whole = BoxOf(traced.Reach);
        Reach = Drawable(whole);
        Box = Around(Image, Reach);
    }

    /// <summary>The image.</summary>
    public Box Image { get; }

    /// <summary>The window within the image; null where nothing but padding is seen.</summary>
    public Box? Seen { get; }

    /// <summary>The window with its padding, as far as it is drawn.</summary>
    public Box Reach { get; }

    /// <summary>All of it.</summary>
    public Box Box { get; }

    /// <summary>The lines between cells, or none where they would be too close.</summary>
    public IEnumerable<(Point From, Point To)> GridLines()
    {
        if (Math.Min(cellHeight, cellWidth) < SmallestCell)
        {
            yield break;
        }

        for (var column = 1; column < width; column++)
        {
            var x = Image.Left + (column * cellWidth);
            yield return (new Point(x, Image.Top), new Point(x, Image.Bottom));
        }

        for (var row = 1; row < height; row++)
        {
            var y = Image.Top + (row * cellHeight);
            yield return (new Point(Image.Left, y), new Point(Image.Right, y));
        }
    }

    /// <summary>The sides of the window, but for those where it goes on beyond what is drawn.</summary>
    public IEnumerable<(Point From, Point To)> Outline()
    {
        var (left, top, right, bottom) = (Reach.Left, Reach.Top, Reach.Right, Reach.Bottom);
        (bool IsWhole, Point From, Point To)[] sides =
        [
            (whole.Top >= top, new(left, top), new(right, top)),
            (whole.Right <= right, new(right, top), new(right, bottom)),
            (whole.Bottom <= bottom, new(right, bottom), new(left, bottom)),
            (whole.Left >= left, new(left, bottom), new(left, top)),
        ];
        return sides.Where(side => side.IsWhole).Select(side => (side.From, side.To));
    }

    /// <summary>Whether a window goes on beyond what is drawn of its padding.</summary>
    public static bool IsCut(TracedLayer traced) =>
        new FieldPanel(traced, traced).Outline().Count() < 4;

    /// <summary>The parts of the window that lie in the padding: above, below, left and right of the image.</summary>
    public IEnumerable<Box> Padding()
    {
        Box[] strips =
        [
            Reach with { Height = Math.Min(Reach.Bottom, Image.Top) - Reach.Top },
            Between(Reach.Left, Math.Max(Reach.Top, Image.Bottom), Reach.Right, Reach.Bottom),
            Between(Reach.Left, Math.Max(Reach.Top, Image.Top), Math.Min(Reach.Right, Image.Left), Math.Min(Reach.Bottom, Image.Bottom)),
            Between(Math.Max(Reach.Left, Image.Right), Math.Max(Reach.Top, Image.Top), Reach.Right, Math.Min(Reach.Bottom, Image.Bottom)),
        ];
        return strips.Where(strip => strip.Width > 0.01 && strip.Height > 0.01);
    }

    private Box BoxOf(FieldWindow window)
    {
        var box = new Box(
            Image.Left + (window.Columns.First * cellWidth),
            Image.Top + (window.Rows.First * cellHeight),
            window.Columns.Count * cellWidth,
            window.Rows.Count * cellHeight);
        var (wider, higher) = (Math.Max(0, SmallestWindow - box.Width), Math.Max(0, SmallestWindow - box.Height));
        return new Box(box.Left - (wider / 2), box.Top - (higher / 2), box.Width + wider, box.Height + higher);
    }

    private Box Drawable(Box reach)
    {
        var (right, down) = (Image.Width * LargestMargin, Image.Height * LargestMargin);
        var frame = new Box(Image.Left - right, Image.Top - down, Image.Width + (2 * right), Image.Height + (2 * down));
        // A window far out in the padding ends as a line at the edge of what is drawn.
        return Between(
            Math.Clamp(reach.Left, frame.Left, frame.Right),
            Math.Clamp(reach.Top, frame.Top, frame.Bottom),
            Math.Clamp(reach.Right, frame.Left, frame.Right),
            Math.Clamp(reach.Bottom, frame.Top, frame.Bottom));
    }

    private static Box Around(Box a, Box b) => Between(
        Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    private static Box Between(double left, double top, double right, double bottom) => new(left, top, right - left, bottom - top);
}
