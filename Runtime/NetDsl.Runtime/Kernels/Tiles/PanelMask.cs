using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Lanes of a panel that hold channels, and stores that leave what follows a pixel alone.</summary>
internal static unsafe class PanelMask
{
    /// <summary>All bits set in the first lanes, as many as there are channels left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lanes512(int channels) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(channels)).AsSingle();

    /// <summary>All bits set in the first lanes, as many as there are channels left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lanes256(int channels) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(channels)).AsSingle();

    /// <summary>Stores a panel's two halves, or only the channels that exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(float* output, int channels, Vector256<float> low, Vector256<float> high)
    {
        if (channels >= PackedLayout.PanelWidth)
        {
            low.Store(output);
            high.Store(output + 8);
            return;
        }

        Avx.MaskStore(output, Lanes256(channels), low);
        Avx.MaskStore(output + 8, Lanes256(channels - 8), high);
    }
}
