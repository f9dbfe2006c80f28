namespace WaferDefects.Wafers;

/// <summary>
/// The random defects that every wafer has, whatever its class: on some wafers few, on others many, more of them towards one side
/// or towards the rim, so that the number of defects alone tells little.
/// </summary>
internal static class Background
{
    public static void Draw(Pen pen)
    {
        ref var random = ref pen.Random;
        var level = random.Between(0.005, 0.05);
        var slope = random.Between(0, 0.6);
        var rim = random.Between(0, 0.8);
        var side = pen.AnyDirection();
        pen.Fill(place => level * (1 + (slope * place.Along(side)) + (rim * (place.Square - 0.5))));
    }
}
