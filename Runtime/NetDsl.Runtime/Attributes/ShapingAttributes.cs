namespace NetDsl;

/// <summary>Height × width × channels as one vector: <c>[Flatten]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;

/// <summary>Rows and columns of zeros around an image: <c>[ZeroPad(1)]</c>, <c>[ZeroPad(PaddingBottom = 1, PaddingRight = 1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ZeroPadAttribute : LayerAttribute
{
    /// <summary>Pads by the sides that are given as properties.</summary>
    public ZeroPadAttribute()
    {
    }

    /// <summary>Pads all sides alike.</summary>
    /// <param name="padding">Rows above and below, columns on the left and on the right.</param>
    public ZeroPadAttribute(int padding) =>
        (PaddingTop, PaddingBottom, PaddingLeft, PaddingRight) = (padding, padding, padding, padding);

    /// <summary>Rows of zeros above; where one side is given, those left out have none.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Rows of zeros below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns of zeros on the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Columns of zeros on the right.</summary>
    public int PaddingRight { get; set; }
}

/// <summary>An image without rows and columns of its border: <c>[Crop(1)]</c>, <c>[Crop(CroppingTop = 1, CroppingLeft = 1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CropAttribute : LayerAttribute
{
    /// <summary>Crops by the sides that are given as properties.</summary>
    public CropAttribute()
    {
    }

    /// <summary>Crops all sides alike.</summary>
    /// <param name="cropping">Rows above and below, columns on the left and on the right.</param>
    public CropAttribute(int cropping) =>
        (CroppingTop, CroppingBottom, CroppingLeft, CroppingRight) = (cropping, cropping, cropping, cropping);

    /// <summary>Rows that are cut off above; where one side is given, those left out lose none.</summary>
    public int CroppingTop { get; set; }

    /// <summary>Rows that are cut off below.</summary>
    public int CroppingBottom { get; set; }

    /// <summary>Columns that are cut off on the left.</summary>
    public int CroppingLeft { get; set; }

    /// <summary>Columns that are cut off on the right.</summary>
    public int CroppingRight { get; set; }
}

/// <summary>How an enlarged image is filled.</summary>
public enum UpsampleMode
{
    /// <summary>Each position is repeated.</summary>
    Nearest,

    /// <summary>Neighbouring positions are blended by their distances.</summary>
    Bilinear,
}

/// <summary>An image enlarged by whole factors: <c>[Upsample(2, Mode = UpsampleMode.Bilinear)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpsampleAttribute : LayerAttribute
{
    /// <summary>Enlarges height and width alike.</summary>
    /// <param name="scale">The factor.</param>
    public UpsampleAttribute(int scale)
        : this(scale, scale)
    {
    }

    /// <summary>Enlarges height and width by factors of their own.</summary>
    /// <param name="scaleHeight">The factor of the height.</param>
    /// <param name="scaleWidth">The factor of the width.</param>
    public UpsampleAttribute(int scaleHeight, int scaleWidth) => (ScaleHeight, ScaleWidth) = (scaleHeight, scaleWidth);

    /// <summary>The factor of the height.</summary>
    public int ScaleHeight { get; }

    /// <summary>The factor of the width.</summary>
    public int ScaleWidth { get; }

    /// <summary>Whether positions are repeated or blended.</summary>
    public UpsampleMode Mode { get; set; }
}
