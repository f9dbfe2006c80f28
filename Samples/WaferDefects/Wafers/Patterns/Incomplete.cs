namespace WaferDefects.Wafers.Patterns;

/// <summary>A map whose inspection broke off: nothing is known of the dies beyond a straight line across the wafer.</summary>
internal sealed class Incomplete : Pattern
{
    public override int Share => 6;

    public override string Description => "the inspection broke off: no data beyond a line";

    public override void Draw(WaferMap map, Pen pen)
    {
        var direction = pen.AnyDirection();
        var reached = pen.Random.Between(0.1, 0.8);
        map.Withdraw(place => place.Along(direction) > reached);
    }
}
