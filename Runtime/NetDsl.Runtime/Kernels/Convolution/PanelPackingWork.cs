using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Packs weights and bias for the forward pass; an item is a few panels of a group.</summary>
internal unsafe struct PanelPackingWork : IWork
{
    private const int Width = PackedLayout.PanelWidth;

    /// <summary>Panels of an item: a row of the kernel gives them some whole lines of the cache.</summary>
    private const int ItemPanels = 4;

    /// <summary>Rows that are asked for ahead: they lie too far apart for the processor to do so itself.</summary>
    private const int Ahead = 12;

    public ConvGeometry Conv;
    public float* Kernel;

    /// <summary>One value an output channel, or null.</summary>
    public float* Bias;

    /// <summary>A factor and then an offset for each output channel, or null.</summary>
    public float* Affine;
    public float* Packed;

    /// <summary>The number of items.</summary>
    public readonly int Items => Conv.Groups * Parts;

    private readonly int Panels => PackedLayout.RoundUp(Conv.OutputGroupChannels) / Width;

    private readonly int Parts => (Panels + ItemPanels - 1) / ItemPanels;

    private readonly int Rows => Conv.Taps * Conv.InputGroupChannels;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int group = item / Parts;
        int panel = item % Parts * ItemPanels;
        int end = Math.Min(Panels, panel + ItemPanels);
        long panelSize = (Rows + 1L) * Width;
        float* target = Packed + ((((long)group * Panels) + panel) * panelSize);
        bool areCopied = Affine == null && end - panel == ItemPanels && end * Width <= Conv.OutputGroupChannels;
        if (areCopied)
        {
            float* source = Kernel + (group * Conv.OutputGroupChannels) + (panel * Width);
            CopyRows(source, Conv.OutputChannels, Rows, target, (nint)panelSize);
        }

        for (; panel < end; panel++, target += panelSize)
        {
            PackPanel(group, panel, areCopied, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackPanel(int group, int panel, bool isCopied, float* target)
    {
        int channels = Math.Min(Width, Conv.OutputGroupChannels - (panel * Width));
        int channel = (group * Conv.OutputGroupChannels) + (panel * Width);
        for (int row = 0; row < Rows && !isCopied; row++)
        {
            float* source = Kernel + ((long)row * Conv.OutputChannels) + channel;
            for (int i = 0; i < Width; i++)
            {
                target[((long)row * Width) + i] = i >= channels ? 0 : Affine == null ? source[i] : source[i] * Affine[channel + i];
            }
        }

        float* offsets = target + ((long)Rows * Width);
        for (int i = 0; i < Width; i++)
        {
            float value = Bias == null || i >= channels ? 0 : Bias[channel + i];
            bool isFolded = Affine != null && i < channels;
            offsets[i] = isFolded ? (value * Affine[channel + i]) + Affine[Conv.OutputChannels + channel + i] : value;
        }
    }

    /// <summary>Copies rows of four whole panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(float* source, nint step, int rows, float* target, nint panelSize)
    {
        for (; rows > 0; rows--, source += step, target += Width)
        {
            if (Sse.IsSupported)
            {
                float* ahead = source + (Ahead * step);
                Sse.Prefetch0(ahead);
                Sse.Prefetch0(ahead + 16);
                Sse.Prefetch0(ahead + 32);
                Sse.Prefetch0(ahead + 48);
            }

            CopyRow(source, target);
            CopyRow(source + Width, target + panelSize);
            CopyRow(source + (2 * Width), target + (2 * panelSize));
            CopyRow(source + (3 * Width), target + (3 * panelSize));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(float* source, float* target)
    {
        Vector256.Load(source).Store(target);
        Vector256.Load(source + 8).Store(target + 8);
    }
}
