namespace WaferDefects.Wafers.Patterns;

/// <summary>A filled ellipse of defects that thins out towards its rim: what both cluster classes consist of.</summary>
internal static class Cluster
{
    /// <summary>Draws a cluster at a random place that is wholly on the wafer, turned at random.</summary>
    /// <param name="pen">Draws.</param>
    /// <param name="radius">The longer half axis.</param>
    /// <param name="density">The share of faulty dies in the middle.</param>
    public static void Draw(Pen pen, double radius, double density)
    {
        var centre = pen.AnyPlace(within: 1 - radius);
        var axis = pen.AnyDirection();
        var narrow = pen.Random.Between(0.65, 1);
        pen.Fill(place =>
        {
            var from = place - centre;
            var length = from.Along(axis) / radius;
            var width = from.Along(axis.Across) / (narrow * radius);
            var square = (length * length) + (width * width);
            return square > 1 ? 0 : density * (1 - (0.5 * square));
        });
    }
}
