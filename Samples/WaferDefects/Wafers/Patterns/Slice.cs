namespace WaferDefects.Wafers.Patterns;

/// <summary>A sector of the wafer, as one slice of a pizza.</summary>
internal sealed class Slice : Pattern
{
    public override int Share => 5;

    public override string Description => "a sector from the middle to the rim";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var tip = pen.AnyPlace(0.1);
        var direction = pen.AnyDirection();
        var opening = Point.AtTurn(random.Between(0.035, 0.09)).X;    // the cosine of half the sector's angle
        var density = random.Between(0.18, 0.5);
        pen.Fill(place => (place - tip) is var from && from.Along(direction) > opening * from.Radius ? density : 0);
    }
}
