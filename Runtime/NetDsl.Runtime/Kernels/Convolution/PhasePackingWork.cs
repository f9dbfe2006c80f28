using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Packs one phase of the data gradient, in which input and output channels change places; an item is one tap of one panel of input
/// channels.
/// </summary>
internal unsafe struct PhasePackingWork : IWork
{
    private const int Width = PackedLayout.PanelWidth;

    public ConvGeometry Conv;
    public GradientPhase Vertical;
    public GradientPhase Horizontal;
    public float* Kernel;
    public float* Packed;

    /// <summary>The number of items.</summary>
    public readonly int Items => Conv.Groups * Panels * Taps;

    private readonly int Taps => Vertical.Taps * Horizontal.Taps;

    private readonly int Panels => PackedLayout.RoundUp(Conv.InputGroupChannels) / Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int tap = item % Taps;
        int first = item / Taps % Panels * Width;
        int group = item / Taps / Panels;
        int turned = (Vertical.TapAt(tap / Horizontal.Taps) * Conv.KernelWidth) + Horizontal.TapAt(tap % Horizontal.Taps);
        int outputs = Conv.OutputGroupChannels;
        float* source = Kernel + ((((long)turned * Conv.InputGroupChannels) + first) * Conv.OutputChannels) + (group * outputs);
        Transpose(source, Math.Min(Width, Conv.InputGroupChannels - first), Packed + ((long)item * outputs * Width));
    }

    /// <summary>Turns a matrix of input × output channels, rows far apart, into rows of one panel's width for each output channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transpose(float* source, int inputs, float* target)
    {
        int outputs = Conv.OutputGroupChannels;
        if (inputs == Width && VectorWidth.Bits == 512)
        {
            int whole = outputs / Width * Width;
            PanelTranspose.Run(source, Conv.OutputChannels, whole, target);
            source += whole;
            target += (long)whole * Width;
            outputs -= whole;
        }

        if (inputs < Width)
        {
            new Span<float>(target, outputs * Width).Clear();
        }

        for (int input = 0; input < inputs && outputs > 0; input++)
        {
            SpreadRow(source + ((long)input * Conv.OutputChannels), outputs, target + input);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SpreadRow(float* row, int count, float* column)
    {
        float* end = row + count;
        for (; row + 4 <= end; row += 4, column += 4 * Width)
        {
            float first = row[0];
            float second = row[1];
            float third = row[2];
            float fourth = row[3];
            column[0] = first;
            column[Width] = second;
            column[2 * Width] = third;
            column[3 * Width] = fourth;
        }

        for (; row < end; row++, column += Width)
        {
            *column = *row;
        }
    }
}
