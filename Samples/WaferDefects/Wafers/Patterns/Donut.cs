namespace WaferDefects.Wafers.Patterns;

/// <summary>A wide ring of defects around the middle of the wafer with a clean hole, well inside the rim.</summary>
internal sealed class Donut : Pattern
{
    public override int Share => 5;

    public override string Description => "a wide ring with a clean hole, well inside the wafer's rim";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var centre = pen.AnyPlace(0.15);
        var inner = random.Between(0.18, 0.42);
        var outer = inner + random.Between(0.14, 0.3);
        var density = random.Between(0.15, 0.45);
        pen.Fill(place => (place - centre).Radius is var radius && radius >= inner && radius <= outer ? density : 0);
    }
}
