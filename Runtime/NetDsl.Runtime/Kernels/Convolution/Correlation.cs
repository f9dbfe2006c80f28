namespace NetDsl.Kernels;

/// <summary>
/// One correlation of images with a kernel: a convolution's forward pass, or one phase of its data gradient. Target pixel (y, x)
/// sees the source pixels (y · stride + tap · dilation + origin); pixels outside the source are zero.
/// </summary>
internal struct Correlation
{
    public int SourceHeight;
    public int SourceWidth;
    public int SourceChannels;
    public int TapsHeight;
    public int TapsWidth;
    public int StrideHeight;
    public int StrideWidth;
    public int DilationHeight;
    public int DilationWidth;

    /// <summary>Row of the source that the first tap of the first target row sees; minus the padding in a forward pass.</summary>
    public int OriginY;

    /// <summary>Column of the source that the first tap of the first target column sees.</summary>
    public int OriginX;

    /// <summary>Target pixels computed, which lie in the target at steps: a phase computes every stride-th pixel.</summary>
    public int TargetHeight;
    public int TargetWidth;
    public int TargetOffset;
    public int TargetRowStep;
    public int TargetColumnStep;
    public int TargetImageSize;
    public int TargetChannels;
    public int Groups;

    /// <summary>Whether the packed weights hold a bias after each panel.</summary>
    public bool HasBias;

    public readonly int SourceImageSize => SourceHeight * SourceWidth * SourceChannels;

    public readonly int SourceGroupChannels => SourceChannels / Groups;

    public readonly int TargetGroupChannels => TargetChannels / Groups;

    /// <summary>Rows of weights of one panel, the bias not counted.</summary>
    public readonly int Depth => TapsHeight * TapsWidth * SourceGroupChannels;

    public readonly int PanelsPerGroup => PackedLayout.RoundUp(TargetGroupChannels) / PackedLayout.PanelWidth;

    public readonly int PanelSize => (Depth + (HasBias ? 1 : 0)) * PackedLayout.PanelWidth;

    /// <summary>Columns of the source that the target's columns see, zeros included.</summary>
    public readonly int SeenWidth => ((TargetWidth - 1) * StrideWidth) + ((TapsWidth - 1) * DilationWidth) + 1;

    /// <summary>Rows of the source that a number of target rows see, zeros included.</summary>
    public readonly int SeenHeight(int targetRows) =>
        ((targetRows - 1) * StrideHeight) + ((TapsHeight - 1) * DilationHeight) + 1;

    /// <summary>Whether some target pixel sees beyond the source, so that a copy with a border is needed.</summary>
    public readonly bool SeesBeyond =>
        OriginY < 0 || OriginX < 0 || OriginY + SeenHeight(TargetHeight) > SourceHeight || OriginX + SeenWidth > SourceWidth;

    /// <summary>The forward pass of a convolution.</summary>
    public static Correlation Forward(in ConvGeometry conv) => new()
    {
        SourceHeight = conv.InputHeight,
        SourceWidth = conv.InputWidth,
        SourceChannels = conv.InputChannels,
        TapsHeight = conv.KernelHeight,
        TapsWidth = conv.KernelWidth,
        StrideHeight = conv.StrideHeight,
        StrideWidth = conv.StrideWidth,
        DilationHeight = conv.DilationHeight,
        DilationWidth = conv.DilationWidth,
        OriginY = -conv.PaddingTop,
        OriginX = -conv.PaddingLeft,
        TargetHeight = conv.OutputHeight,
        TargetWidth = conv.OutputWidth,
        TargetRowStep = conv.OutputWidth * conv.OutputChannels,
        TargetColumnStep = conv.OutputChannels,
        TargetImageSize = conv.OutputSize,
        TargetChannels = conv.OutputChannels,
        Groups = conv.Groups,
        HasBias = true,
    };
}
