namespace WaferDefects.Wafers.Patterns;

/// <summary>Defects on the crossing lines of a lattice that follows the dies' rows, such as a fault of the mask repeats at each shot.</summary>
internal sealed class Grid : Pattern
{
    public override int Share => 3;

    public override string Description => "crossing lines at regular distances";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var along = Point.AtTurn(random.Between(-0.012, 0.012));
        var pitch = random.Between(5, 10) * Pen.Die;
        var other = pitch * random.Between(0.85, 1.2);
        var phase = new Point(random.Between(0, pitch), random.Between(0, other));
        var stroke = new Stroke(random.Between(0.25, 0.55), random.Between(0.1, 0.35));
        var reach = random.Between(0.55, 1.1);
        var centre = pen.AnyPlace(Math.Max(0, 0.9 - reach));
        for (var x = phase.X - 1.2; x < 1.2; x += pitch)
        {
            Thread(pen, centre, x * along, along.Across, reach, stroke);
        }

        for (var y = phase.Y - 1.2; y < 1.2; y += other)
        {
            Thread(pen, centre, y * along.Across, along, reach, stroke);
        }
    }

    private static void Thread(Pen pen, Point centre, Point offset, Point direction, double reach, Stroke stroke)
    {
        if (offset.Radius <= reach)
        {
            var middle = centre + offset;
            pen.Line(middle - (reach * direction), middle + (reach * direction), stroke);
        }
    }
}
