namespace NetDsl;

/// <summary>A pooling over a window.</summary>
public abstract class PoolAttribute : WindowAttribute
{
    private protected PoolAttribute(int sizeHeight, int sizeWidth)
        : base(sizeHeight, sizeWidth)
    {
    }

    /// <summary>Whether a last window may reach beyond the padded image, so that no row or column is dropped.</summary>
    public bool Ceil { get; set; }
}

/// <summary>The greatest value of each window: <c>[MaxPool(2)]</c>. The stride is the window unless given.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPoolAttribute : PoolAttribute
{
    /// <summary>Pools over a square window.</summary>
    /// <param name="size">Rows and columns of the window.</param>
    public MaxPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Pools over a window of height × width.</summary>
    /// <param name="sizeHeight">Rows of the window.</param>
    /// <param name="sizeWidth">Columns of the window.</param>
    public MaxPoolAttribute(int sizeHeight, int sizeWidth)
        : base(sizeHeight, sizeWidth)
    {
    }
}

/// <summary>The mean of each window: <c>[AvgPool(2)]</c>. The stride is the window unless given.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPoolAttribute : PoolAttribute
{
    /// <summary>Pools over a square window.</summary>
    /// <param name="size">Rows and columns of the window.</param>
    public AvgPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Pools over a window of height × width.</summary>
    /// <param name="sizeHeight">Rows of the window.</param>
    /// <param name="sizeWidth">Columns of the window.</param>
    public AvgPoolAttribute(int sizeHeight, int sizeWidth)
        : base(sizeHeight, sizeWidth)
    {
    }

    /// <summary>Whether padded positions count as zeros in the mean; they are left out of it unless switched on.</summary>
    public bool CountPadding { get; set; }
}

/// <summary>The mean of each channel over height × width: <c>[GlobalAvgPool]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute
{
    /// <summary>Whether height and width stay, as 1 × 1.</summary>
    public bool Keep { get; set; }
}

/// <summary>The greatest value of each channel over height × width: <c>[GlobalMaxPool]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute
{
    /// <summary>Whether height and width stay, as 1 × 1.</summary>
    public bool Keep { get; set; }
}

/// <summary>The means of the parts of an image, divided into rows and columns: <c>[AdaptiveAvgPool(6)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAvgPoolAttribute : LayerAttribute
{
    /// <summary>Pools into as many rows as columns.</summary>
    /// <param name="size">Rows and columns of the output.</param>
    public AdaptiveAvgPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Pools into rows and columns.</summary>
    /// <param name="sizeHeight">Rows of the output.</param>
    /// <param name="sizeWidth">Columns of the output.</param>
    public AdaptiveAvgPoolAttribute(int sizeHeight, int sizeWidth) => (SizeHeight, SizeWidth) = (sizeHeight, sizeWidth);

    /// <summary>Rows of the output.</summary>
    public int SizeHeight { get; }

    /// <summary>Columns of the output.</summary>
    public int SizeWidth { get; }
}
