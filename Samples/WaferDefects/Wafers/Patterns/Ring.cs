namespace WaferDefects.Wafers.Patterns;

/// <summary>A narrow band of defects along the wafer's rim, closed or nearly so.</summary>
internal sealed class Ring : Pattern
{
    public override int Share => 9;

    public override string Description => "a narrow band along the wafer's rim, closed or nearly so";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var outer = random.Between(0.9, 1.01);
        var inner = outer - random.Between(0.05, 0.14);
        var density = random.Between(0.2, 0.6);
        var gap = random.Between(-1.3, -0.75);    // the cosine of half the opening; below -1 there is none
        var opening = pen.AnyDirection();
        pen.Fill(place =>
        {
            var radius = place.Radius;
            return radius >= inner && radius <= outer && place.Along(opening) > gap * radius ? density : 0;
        });
    }
}
