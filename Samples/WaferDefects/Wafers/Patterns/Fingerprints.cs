namespace WaferDefects.Wafers.Patterns;

/// <summary>A patch of bent parallel ridges, like the print of a finger: arcs around a common centre that lies beside the patch.</summary>
internal sealed class Fingerprints : Pattern
{
    public override int Share => 4;

    public override string Description => "a patch of bent parallel ridges";

    public override void Draw(WaferMap map, Pen pen)
    {
        ref var random = ref pen.Random;
        var patch = random.Between(0.25, 0.42);
        var centre = pen.AnyPlace(within: 0.95 - patch);
        var bend = random.Between(0.15, 0.6);
        var towards = random.Uniform();
        var origin = centre - (bend * Point.AtTurn(towards));
        var pitch = random.Between(2.6, 4) * Pen.Die;
        var stroke = new Stroke(random.Between(0.45, 0.8), random.Between(0.1, 0.4));
        for (var radius = Math.Max(bend - patch, pitch); radius <= bend + patch; radius += pitch)
        {
            var offset = radius - bend;
            var half = Math.Sqrt(Math.Max((patch * patch) - (offset * offset), 0));
            var turns = Math.Min(half / (radius * Math.PI), 0.9);
            pen.Arc(origin, radius, towards - (turns / 2), turns, stroke);
        }
    }
}
