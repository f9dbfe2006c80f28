namespace WaferDefects.Wafers.Patterns;

/// <summary>Geometric scratches: one to three straight parallel lines, as a tool leaves them that slides over the wafer.</summary>
internal sealed class GeoScratch : Pattern
{
    public override int Share => 10;

    public override string Description => "one to three straight parallel scratches";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var direction = pen.AnyDirection();
        var centre = pen.AnyPlace(0.6);
        var stroke = new Stroke(random.Between(0.45, 0.85), random.Between(0.1, 0.35));
        var gap = random.Between(0.12, 0.25);
        var lines = random.Count(1, 3);
        for (var line = 0; line < lines; line++)
        {
            var middle = centre + (gap * (line - (0.5 * (lines - 1))) * direction.Across) + (random.Between(-0.1, 0.1) * direction);
            var half = 0.5 * random.Between(0.5, 1.1);
            pen.Line(middle - (half * direction), middle + (half * direction), stroke);
        }
    }
}
