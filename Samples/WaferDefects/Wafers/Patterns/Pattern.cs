namespace WaferDefects.Wafers.Patterns;

/// <summary>A class of wafer defect maps: what a fault of one machine or one step of the process looks like on the wafer.</summary>
internal abstract class Pattern
{
    /// <summary>Every class, in the order of the network's labels.</summary>
    public static IReadOnlyList<Pattern> All { get; } =
    [
        new BasketBall(), new ClusterBig(), new ClusterSmall(), new Donut(), new Fingerprints(), new GeoScratch(), new Grid(),
        new HalfMoon(), new Incomplete(), new Normal(), new Ring(), new Slice(), new ZigZag(),
    ];

    /// <summary>The name of the class, as the lecture's confusion matrix gives it.</summary>
    public string Name => GetType().Name;

    /// <summary>How many of 100 wafers of a production line show this pattern.</summary>
    public abstract int Share { get; }

    /// <summary>What the pattern is.</summary>
    public abstract string Description { get; }

    /// <summary>Draws the pattern on a wafer that already has its random defects.</summary>
    public abstract void Draw(WaferMap map, Pen pen);
}
