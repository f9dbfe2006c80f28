namespace WaferDefects.Wafers.Patterns;

/// <summary>A wafer with random defects only, which every wafer has.</summary>
internal sealed class Normal : Pattern
{
    public override int Share => 30;

    public override string Description => "random defects only";

    public override void Draw(WaferMap map, Pen pen)
    {
        // The background is all there is.
    }
}
