using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// Where the taps of a correlation's filters lie, and their transform to the layout of <see cref="WinogradLayout"/>: a kernel as it
/// is stored, the same seen by the data gradient, where input and output channels change places and taps are turned around, or
/// packed weights.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WinogradFilters
{
    private const int Width = PackedLayout.PanelWidth;
    private const int Taps = 9;

    private float* taps;
    private nint panelStep;
    private nint channelStep;
    private nint tapStep;
    private bool turned;
    private int channels;
    private int targets;

    /// <summary>3 × 3 × source channels × target channels.</summary>
    public static WinogradFilters Kernel(in Correlation map, float* kernel) => new()
    {
        taps = kernel,
        panelStep = Width,
        channelStep = map.TargetChannels,
        tapStep = (nint)map.SourceChannels * map.TargetChannels,
        channels = map.SourceChannels,
        targets = map.TargetChannels,
    };

    /// <summary>3 × 3 × target channels × source channels, to be turned around.</summary>
    public static WinogradFilters Turned(in Correlation map, float* kernel) => new()
    {
        taps = kernel,
        turned = true,
        channels = map.SourceChannels,
        targets = map.TargetChannels,
    };

    /// <summary>Panels of packed weights.</summary>
    public static WinogradFilters Packed(in Correlation map, float* weights) => new()
    {
        taps = weights,
        panelStep = map.PanelSize,
        channelStep = Width,
        tapStep = (nint)map.SourceChannels * Width,
        channels = map.SourceChannels,
        targets = map.TargetChannels,
    };

    /// <summary>Transforms some source channels of one pair of panels.</summary>
    /// <param name="tile">Outputs of a tile along one axis.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="first">The first source channel, a multiple of 16.</param>
    /// <param name="end">Behind the last one.</param>
    /// <param name="filter">Where the pair's first matrix has its first source channel.</param>
    /// <param name="matrixStep">Floats from one matrix to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Transform(int tile, int pair, int first, int end, float* filter, nint matrixStep)
    {
        int panelEnd = Math.Min(2 * (pair + 1), targets / Width);
        for (; first < end; first += Width, filter += Width * WinogradLayout.PairWidth)
        {
            for (int panel = 2 * pair; panel < panelEnd; panel++)
            {
                float* matrix = filter + ((panel & 1) * Width);
                if (turned)
                {
                    TransformTurned(tile, panel, first, matrix, matrixStep);
                }
                else
                {
                    Transform(tile, taps + (panel * panelStep) + (first * channelStep), channelStep, tapStep, matrix, matrixStep);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void TransformTurned(int tile, int panel, int first, float* matrix, nint matrixStep)
    {
        float* stack = stackalloc float[((Taps * Width) + 1) * Width];
        float* block = WinogradTransform512.Aligned(stack);
        for (int tap = 0; tap < Taps; tap++)
        {
            float* from = taps + ((((nint)(Taps - 1 - tap) * targets) + (panel * Width)) * channels) + first;
            float* to = block + (tap * Width * Width);

            // What the next block reads, in the same rows, is fetched meanwhile.
            for (int row = 0; row < Width; row++)
            {
                Sse.Prefetch0(from + (row * (nint)channels) + Width);
            }

            Transpose(from, channels, to);
            Transpose(from + 8, channels, to + (8 * Width));
            Transpose(from + (8 * (nint)channels), channels, to + 8);
            Transpose(from + (8 * (nint)channels) + 8, channels, to + (8 * Width) + 8);
        }

        Transform(tile, block, Width, Width * Width, matrix, matrixStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform(int tile, float* tap, nint channelStep, nint tapStep, float* matrix, nint matrixStep)
    {
        for (int channel = 0; channel < Width; channel++)
        {
            // Rows of a kernel lie far apart, where no processor looks for them; the next block's are fetched meanwhile.
            for (int i = 0; !turned && i < Taps; i++)
            {
                Sse.Prefetch1(tap + (i * tapStep) + (Width * channelStep));
            }

            WinogradTransform.Filter(tile, tap, tapStep, matrix, matrixStep);
            tap += channelStep;
            matrix += WinogradLayout.PairWidth;
        }
    }

    /// <summary>Transposes 8 × 8 floats, whose rows lie <paramref name="step"/> apart, into rows of a panel's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(float* from, nint step, float* to)
    {
        Vector256<float> r0 = Vector256.Load(from), r1 = Vector256.Load(from + step);
        Vector256<float> r2 = Vector256.Load(from + (2 * step)), r3 = Vector256.Load(from + (3 * step));
        from += 4 * step;
        Vector256<float> r4 = Vector256.Load(from), r5 = Vector256.Load(from + step);
        Vector256<float> r6 = Vector256.Load(from + (2 * step)), r7 = Vector256.Load(from + (3 * step));
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1);
        Vector256<float> a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5);
        Vector256<float> a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE);
        Vector256<float> b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE);
        Vector256<float> b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
        Avx.Permute2x128(b0, b4, 0x20).Store(to);
        Avx.Permute2x128(b1, b5, 0x20).Store(to + Width);
        Avx.Permute2x128(b2, b6, 0x20).Store(to + (2 * Width));
        Avx.Permute2x128(b3, b7, 0x20).Store(to + (3 * Width));
        Avx.Permute2x128(b0, b4, 0x31).Store(to + (4 * Width));
        Avx.Permute2x128(b1, b5, 0x31).Store(to + (5 * Width));
        Avx.Permute2x128(b2, b6, 0x31).Store(to + (6 * Width));
        Avx.Permute2x128(b3, b7, 0x31).Store(to + (7 * Width));
    }
}
