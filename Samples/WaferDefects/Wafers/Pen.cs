namespace WaferDefects.Wafers;

/// <summary>What patterns are drawn with: defects strewn over regions and along curves, never solid, as a process leaves them.</summary>
internal sealed class Pen(WaferMap map, WaferRandom random)
{
    /// <summary>The width of a die where the wafer's radius is 1.</summary>
    public const double Die = 2.0 / WaferMap.Size;

    private WaferRandom random = random;

    /// <summary>The random numbers of this wafer.</summary>
    public ref WaferRandom Random => ref random;

    /// <summary>A direction that is as likely as any other.</summary>
    public Point AnyDirection() => Point.AtTurn(random.Uniform());

    /// <summary>A place within a distance of the wafer's centre, all places equally likely.</summary>
    public Point AnyPlace(double within)
    {
        Point place;
        do
        {
            place = new Point(random.Between(-within, within), random.Between(-within, within));
        }
        while (place.Square > within * within);

        return place;
    }

    /// <summary>Makes each die of a region faulty with a probability that may differ from place to place.</summary>
    public void Fill(Func<Point, double> density)
    {
        for (var y = -1 + (Die / 2); y < 1; y += Die)
        {
            for (var x = -1 + (Die / 2); x < 1; x += Die)
            {
                var place = new Point(x, y);
                if (random.Chance(density(place)))
                {
                    map.Mark(place);
                }
            }
        }
    }

    /// <summary>Draws a straight line with gaps and an unsteady hand.</summary>
    public void Line(Point from, Point to, Stroke stroke)
    {
        var way = to - from;
        Curve(share => from + (share * way), way.Radius, stroke);
    }

    /// <summary>Draws a part of a circle.</summary>
    /// <param name="centre">The circle's centre, which may lie beside the wafer.</param>
    /// <param name="radius">The circle's radius.</param>
    /// <param name="start">Where the arc starts, in turns.</param>
    /// <param name="turns">How far it goes.</param>
    /// <param name="stroke">How it is drawn.</param>
    public void Arc(Point centre, double radius, double start, double turns, Stroke stroke) =>
        Curve(share => centre + (radius * Point.AtTurn(start + (share * turns))), radius * turns * 2 * Math.PI, stroke);

    /// <summary>Draws a curve that is given by its share of the way, 0 to 1, two marks a die.</summary>
    public void Curve(Func<double, Point> place, double length, Stroke stroke)
    {
        var marks = (int)Math.Ceiling(2 * Math.Abs(length) / Die);
        for (var mark = 0; mark <= marks; mark++)
        {
            if (random.Chance(stroke.Density))
            {
                var shake = new Point(random.Normal(), random.Normal());
                map.Mark(place((double)mark / Math.Max(marks, 1)) + (stroke.Shake * Die * shake));
            }
        }
    }
}

/// <summary>How a curve is drawn.</summary>
/// <param name="Density">The share of its marks that are there.</param>
/// <param name="Shake">The standard deviation of a mark's place, in dies.</param>
internal readonly record struct Stroke(double Density, double Shake);
