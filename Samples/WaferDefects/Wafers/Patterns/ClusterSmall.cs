namespace WaferDefects.Wafers.Patterns;

/// <summary>One tight knot of defects, anywhere on the wafer.</summary>
internal sealed class ClusterSmall : Pattern
{
    public override int Share => 12;

    public override string Description => "one tight knot of defects, 4 to 8 dies across";

    public override void Draw(WaferMap map, Pen pen) => Cluster.Draw(pen, pen.Random.Between(0.06, 0.13), pen.Random.Between(0.6, 0.95));
}
