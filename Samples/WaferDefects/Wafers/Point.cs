namespace WaferDefects.Wafers;

/// <summary>A place on the wafer, or a direction: the wafer is the disc of radius 1 around (0, 0).</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>Squared distance from the centre of the wafer.</summary>
    public double Square => (X * X) + (Y * Y);

    /// <summary>Distance from the centre of the wafer.</summary>
    public double Radius => Math.Sqrt(Square);

    /// <summary>The direction a quarter of a turn further.</summary>
    public Point Across => new(-Y, X);

    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double scale, Point a) => new(scale * a.X, scale * a.Y);

    /// <summary>The share of this point that lies along a direction of length 1.</summary>
    public double Along(Point direction) => (X * direction.X) + (Y * direction.Y);

    /// <summary>
    /// The unit vector at an angle in turns. Only additions and multiplications, in a fixed order: the same bits on every system,
    /// which the library's sine does not promise.
    /// </summary>
    public static Point AtTurn(double turns)
    {
        var quarter = Math.Floor((4 * turns) + 0.5);
        var angle = (turns - (quarter / 4)) * (2 * Math.PI);   // at most an eighth of a turn: the series converge to the last bits
        var square = angle * angle;
        var sine = angle * (1 - (square / 6 * (1 - (square / 20 * (1 - (square / 42 * (1 - (square / 72 * (1 - (square / 110))))))))));
        var cosine = 1 - (square / 2 * (1 - (square / 12 * (1 - (square / 30 * (1 - (square / 56 * (1 - (square / 90)))))))));
        return ((int)quarter & 3) switch
        {
            0 => new Point(cosine, sine),
            1 => new Point(-sine, cosine),
            2 => new Point(-cosine, -sine),
            _ => new Point(sine, -cosine),
        };
    }
}
