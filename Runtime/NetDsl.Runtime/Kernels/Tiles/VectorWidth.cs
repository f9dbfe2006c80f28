using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>The vector width that micro-kernels use: the widest that the processor runs well, and in tests every narrower one.</summary>
internal static class VectorWidth
{
    /// <summary>The widest of 512, 256 and 128 bits that this processor accelerates together with fused multiply-add.</summary>
    public static readonly int Widest =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? 512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 256
        : 128;

    /// <summary>The width in use; tests set it to a narrower one.</summary>
    public static int Bits { get; set; } = Widest;
}
