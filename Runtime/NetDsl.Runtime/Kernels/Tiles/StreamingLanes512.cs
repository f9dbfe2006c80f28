using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Sixteen channels at a time, stored straight to memory: for outputs that no cache holds, which are not read before they are written
/// then. Outputs must lie at whole lines. The interlocked instruction that ends a work item makes them visible to other threads.
/// </summary>
internal readonly unsafe struct StreamingLanes512 : ILanes<Vector512<float>>
{
    /// <summary>Floats of an output that the last cache does not hold, 24 megabytes.</summary>
    public const int FewestFloats = 6 << 20;

    public static int Count => Lanes512.Count;

    /// <summary>Whether so many floats from a place on, in rows of some channels, are stored this way.</summary>
    public static bool Serves(float* target, long floats, int channels) =>
        VectorWidth.Bits == 512 && floats > FewestFloats && channels % Lanes512.Count == 0 && (nint)target % sizeof(Vector512<float>) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Lanes512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* target) => value.StoreAlignedNonTemporal(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Lanes512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> sum) => Lanes512.MultiplyAdd(a, b, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => Lanes512.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Between(Vector512<float> value, Vector512<float> lower, Vector512<float> upper) =>
        Lanes512.Between(value, lower, upper);
}
