namespace WaferDefects.Wafers.Patterns;

/// <summary>A crescent of defects along one side of the wafer: what a disc that has slipped off the middle leaves uncovered.</summary>
internal sealed class HalfMoon : Pattern
{
    public override int Share => 4;

    public override string Description => "a crescent along one side of the wafer";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var slip = random.Between(0.25, 0.6);
        var cover = random.Between(0.85, 1.1);
        var centre = slip * pen.AnyDirection();
        var density = random.Between(0.18, 0.5);
        pen.Fill(place => (place - centre).Radius > cover ? density : 0);
    }
}
