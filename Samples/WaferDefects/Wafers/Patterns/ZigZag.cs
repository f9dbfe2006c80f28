namespace WaferDefects.Wafers.Patterns;

/// <summary>A scratch that turns back and forth, as a handling arm leaves it that chatters.</summary>
internal sealed class ZigZag : Pattern
{
    public override int Share => 3;

    public override string Description => "one scratch that turns back and forth";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var stroke = new Stroke(random.Between(0.5, 0.9), random.Between(0.1, 0.35));
        var heading = random.Uniform();
        var swing = random.Between(0.09, 0.17);                     // turns to either side: 32 to 61 degrees
        var legs = random.Count(4, 8);
        var leg = Math.Min(random.Between(0.16, 0.3), 1.5 / legs);
        var place = pen.AnyPlace(0.35) - (0.5 * legs * leg * Point.AtTurn(swing).X * Point.AtTurn(heading));
        for (var step = 0; step < legs; step++)
        {
            var next = place + (leg * random.Between(0.85, 1.15) * Point.AtTurn(heading + (step % 2 == 0 ? swing : -swing)));
            pen.Line(place, next, stroke);
            place = next;
        }
    }
}
