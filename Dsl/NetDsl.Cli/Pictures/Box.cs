namespace NetDsl.Cli.Pictures;

/// <summary>Width and height in pixels.</summary>
internal readonly record struct Extent(double Width, double Height);

/// <summary>A point; y grows downwards.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>The point moved right and down.</summary>
    public Point Moved(double right, double down) => new(X + right, Y + down);
}

/// <summary>A rectangle; y grows downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>Its right side.</summary>
    public double Right => Left + Width;

    /// <summary>Its lower side.</summary>
    public double Bottom => Top + Height;

    /// <summary>The middle between its left and right side.</summary>
    public double CenterX => Left + (Width / 2);

    /// <summary>The rectangle moved right and down.</summary>
    public Box Moved(double right, double down) => this with { Left = Left + right, Top = Top + down };

    /// <summary>Whether both have an area in common; touching sides are none.</summary>
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether another rectangle lies within this one.</summary>
    public bool Contains(Box other) => Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;
}
