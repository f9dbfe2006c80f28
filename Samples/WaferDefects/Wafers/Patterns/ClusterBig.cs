namespace WaferDefects.Wafers.Patterns;

/// <summary>One wide cloud of defects, denser in its middle, anywhere on the wafer.</summary>
internal sealed class ClusterBig : Pattern
{
    public override int Share => 7;

    public override string Description => "one wide cloud of defects, 13 to 24 dies across";

    public override void Draw(WaferMap map, Pen pen) => Cluster.Draw(pen, pen.Random.Between(0.2, 0.38), pen.Random.Between(0.3, 0.65));
}
