namespace NetDsl;

/// <summary>A layer that slides a window over height × width.</summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute(int height, int width) => (WindowHeight, WindowWidth) = (height, width);

    /// <summary>Rows of the window.</summary>
    public int WindowHeight { get; }

    /// <summary>Columns of the window.</summary>
    public int WindowWidth { get; }

    /// <summary>Rows and columns from one window to the next.</summary>
    public int Stride { get; set; }

    /// <summary>Rows from one window to the next, together with <see cref="StrideWidth"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next, together with <see cref="StrideHeight"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>How the border is padded.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows of padding above; where one side is given, those left out have none.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Rows of padding below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns of padding on the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Columns of padding on the right.</summary>
    public int PaddingRight { get; set; }
}
