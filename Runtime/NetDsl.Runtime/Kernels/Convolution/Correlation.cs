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

    /// <summary>Whether minimal filtering may be used.</summary>
    public bool MinimalFiltering;

    /// <summary>
    /// Each target channel sees one source channel, the same one but for the multiplier. Source channels are those after every one
    /// has been repeated by it.
    /// </summary>
    public bool Depthwise;

    /// <summary>How often each channel of the source is repeated in the copy that the kernels see; 1 but for some depthwise maps.</summary>
    public int Multiplier;

    public readonly int SourceImageSize => SourceHeight * SourceWidth * (SourceChannels / Multiplier);

    public readonly int SourceGroupChannels => SourceChannels / Groups;

    public readonly int TargetGroupChannels => TargetChannels / Groups;

    /// <summary>Rows of weights of one panel, the bias not counted.</summary>
    public readonly int Depth => TapsHeight * TapsWidth * (Depthwise ? 1 : SourceGroupChannels);

    public readonly int PanelsPerGroup => PackedLayout.RoundUp(TargetGroupChannels) / PackedLayout.PanelWidth;

    /// <summary>Floats from one packed panel to the next; a depthwise layer's panels lie side by side in rows, one a tap.</summary>
    public readonly int PanelSize =>
        Depthwise ? PackedLayout.PanelWidth : (Depth + (HasBias ? 1 : 0)) * PackedLayout.PanelWidth;

    /// <summary>Columns of the source that the target's columns see, zeros included.</summary>
    public readonly int SeenWidth => ((TargetWidth - 1) * StrideWidth) + ((TapsWidth - 1) * DilationWidth) + 1;

    /// <summary>Rows of the source that a number of target rows see, zeros included.</summary>
    public readonly int SeenHeight(int targetRows) =>
        ((targetRows - 1) * StrideHeight) + ((TapsHeight - 1) * DilationHeight) + 1;

    /// <summary>
    /// Whether kernels see a copy of the source: where some target pixel sees beyond the source, where channels are repeated, and
    /// where depthwise kernels would read a panel beyond the last channel.
    /// </summary>
    public readonly bool NeedsCopy =>
        OriginY < 0 || OriginX < 0 || OriginY + SeenHeight(TargetHeight) > SourceHeight || OriginX + SeenWidth > SourceWidth
        || Multiplier > 1 || (Depthwise && SourceChannels % PackedLayout.PanelWidth != 0);

    /// <summary>
    /// Whether each target pixel sees the source pixel of its place and nothing else, over all channels: then pixels lie one behind the
    /// other, from the first of the batch to its last.
    /// </summary>
    public readonly bool SeesOnePixel =>
        TapsHeight == 1 && TapsWidth == 1 && StrideHeight == 1 && StrideWidth == 1 && Groups == 1 && !Depthwise && !NeedsCopy
        && TargetHeight == SourceHeight && TargetWidth == SourceWidth && TargetColumnStep == TargetChannels
        && TargetRowStep == TargetWidth * TargetChannels && TargetImageSize == TargetHeight * TargetRowStep;

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
        MinimalFiltering = conv.MinimalFiltering,
        HasBias = true,
        Multiplier = 1,
    };

    /// <summary>The forward pass of a depthwise convolution.</summary>
    public static Correlation DepthwiseForward(in ConvGeometry conv)
    {
        Correlation map = Forward(conv);
        map.Depthwise = true;
        map.Multiplier = conv.OutputChannels / conv.InputChannels;
        map.SourceChannels = conv.OutputChannels;
        return map;
    }
}
