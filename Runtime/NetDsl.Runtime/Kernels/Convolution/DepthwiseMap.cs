namespace NetDsl.Kernels;

/// <summary>
/// A depthwise convolution, or its data gradient, as the micro-kernels for three and five columns of taps walk it: which source pixels
/// and which weights a tile of a target row sees. A data gradient of stride 1 is a correlation with the taps turned around, one of
/// stride 2 spreads the output gradient over two columns each.
/// </summary>
internal readonly unsafe struct DepthwiseMap
{
    public readonly int SourceHeight;
    public readonly int SourceWidth;
    public readonly int TargetHeight;
    public readonly int TargetWidth;
    public readonly int Channels;
    private readonly ConvGeometry conv;
    private readonly bool gradient;

    private DepthwiseMap(in ConvGeometry conv, bool gradient)
    {
        this.conv = conv;
        this.gradient = gradient;
        Channels = conv.InputChannels;
        (SourceHeight, SourceWidth) = gradient ? (conv.OutputHeight, conv.OutputWidth) : (conv.InputHeight, conv.InputWidth);
        (TargetHeight, TargetWidth) = gradient ? (conv.InputHeight, conv.InputWidth) : (conv.OutputHeight, conv.OutputWidth);
    }

    public int SourceSize => SourceHeight * SourceWidth * Channels;

    public int TargetSize => TargetHeight * TargetWidth * Channels;

    /// <summary>The micro-kernel to use.</summary>
    public DepthwiseKernel Kernel => new(conv.KernelWidth, gradient ? 1 : conv.StrideWidth, Spreads);

    /// <summary>Tiles of a target row.</summary>
    public int Tiles => (TargetWidth + (Spreads ? conv.PaddingLeft % 2 : 0) + DepthwiseLine.Width - 1) / DepthwiseLine.Width;

    /// <summary>Multiply-adds that a target row takes, about.</summary>
    public long RowCost => (long)TargetWidth * Channels * conv.Taps / (Spreads ? 2 * conv.StrideHeight : 1);

    private bool Spreads => gradient && conv.StrideWidth == 2;

    /// <summary>Whether micro-kernels with names for their registers exist; other shapes take the way of ordinary convolutions.</summary>
    public static bool Serves(in ConvGeometry conv) =>
        conv.InputChannels == conv.OutputChannels && conv.InputChannels >= 8 && conv.KernelWidth is 3 or 5 && conv.StrideWidth is 1 or 2
        && conv.DilationWidth == 1 && conv.PaddingLeft < conv.KernelWidth;

    /// <summary>The forward pass.</summary>
    public static DepthwiseMap Forward(in ConvGeometry conv) => new(conv, false);

    /// <summary>The data gradient.</summary>
    public static DepthwiseMap DataGradient(in ConvGeometry conv) => new(conv, true);

    /// <summary>The rows of taps that reach a target row.</summary>
    public DepthwiseRow RowAt(int y)
    {
        if (!gradient)
        {
            return new((y * conv.StrideHeight) - conv.PaddingTop, conv.DilationHeight, conv.KernelHeight, SourceHeight);
        }

        GradientPhase phase = Kernels.DataGradient.Vertical(conv, y % conv.StrideHeight);
        return new((y / conv.StrideHeight) + phase.Origin, phase.Dilation, phase.Taps, SourceHeight);
    }

    /// <summary>Sets what all tiles share; the weights are rows of one value a channel, tap by tap, a step apart.</summary>
    public void Begin(DepthwiseLine* line, int weightStep, bool ahead)
    {
        bool turned = gradient && !Spreads;
        GradientPhase phase = Kernels.DataGradient.Vertical(conv, 0);
        line->PixelStep = Channels;
        line->RowStep = (nint)SourceWidth * Channels * (gradient ? phase.Dilation : conv.DilationHeight);
        line->TapStep = turned ? -weightStep : weightStep;
        line->WeightRowStep = (nint)weightStep * conv.KernelWidth * (gradient ? -phase.TapStep : 1);
        line->OutputStep = Channels;
        line->Ahead = ahead ? DepthwiseLine.Width * (gradient ? 1 : conv.StrideWidth) / (Spreads ? 2 : 1) : 0;
        line->RowsAhead = gradient ? 1 : Math.Min(conv.StrideHeight, conv.KernelHeight);
    }

    /// <summary>Sets the columns of a tile.</summary>
    /// <returns>The source column of the line's first pixel, and the target column of its first output.</returns>
    public (int Source, int Target) Columns(DepthwiseLine* line, int tile)
    {
        if (Spreads)
        {
            int first = (conv.PaddingLeft / 2 * 2) + (tile * DepthwiseLine.Width);
            int pixel = (first / 2) - 2;
            (line->First, line->End) = (Math.Max(0, -pixel), SourceWidth - pixel);
            line->FirstOutput = Math.Max(0, conv.PaddingLeft - first);
            line->EndOutput = Math.Min(DepthwiseLine.Width, conv.PaddingLeft + TargetWidth - first);
            return (pixel, first - conv.PaddingLeft);
        }

        int column = tile * DepthwiseLine.Width;
        int stride = gradient ? 1 : conv.StrideWidth;
        int source = (column * stride) - (gradient ? conv.KernelWidth - 1 - conv.PaddingLeft : conv.PaddingLeft);
        line->FirstOutput = 0;
        line->EndOutput = Math.Min(DepthwiseLine.Width, TargetWidth - column);
        line->First = Math.Max(0, -source);
        line->End = Math.Min(SourceWidth - source, ((line->EndOutput - 1) * stride) + conv.KernelWidth);
        return (source, column);
    }

    /// <summary>The place of the first weight that a row sees, in taps.</summary>
    public int FirstTap(int y, in DepthwiseRow row)
    {
        if (!gradient)
        {
            return row.First * conv.KernelWidth;
        }

        int tap = Kernels.DataGradient.Vertical(conv, y % conv.StrideHeight).TapAt(row.First) * conv.KernelWidth;
        return Spreads ? tap : tap + conv.KernelWidth - 1;
    }
}
