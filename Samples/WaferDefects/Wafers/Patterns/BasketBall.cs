namespace WaferDefects.Wafers.Patterns;

/// <summary>The seams of a basketball: a straight seam through the middle and an arc on each side that bends away from it.</summary>
internal sealed class BasketBall : Pattern
{
    public override int Share => 2;

    public override string Description => "a straight seam through the middle, an arc bent away from it on each side";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var axis = pen.AnyDirection();
        var middle = pen.AnyPlace(0.08);
        var stroke = new Stroke(random.Between(0.35, 0.7), random.Between(0.2, 0.7));
        pen.Line(middle - (1.1 * axis), middle + (1.1 * axis), stroke);
        if (random.Chance(0.5))
        {
            pen.Line(middle - (1.1 * axis.Across), middle + (1.1 * axis.Across), stroke);
        }

        var nearest = random.Between(0.28, 0.5);
        var radius = random.Between(0.6, 0.9);
        foreach (var side in (ReadOnlySpan<double>)[-1, 1])
        {
            pen.Arc(middle + (side * (nearest + radius) * axis.Across), radius, 0, 1, stroke);
        }
    }
}
