using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Four channels of a pixel, which devices load and store at once.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FourLanes(float x, float y, float z, float w) : ILanes<FourLanes>
{
    /// <summary>The first.</summary>
    public readonly float X = x;

    /// <summary>The second.</summary>
    public readonly float Y = y;

    /// <summary>The third.</summary>
    public readonly float Z = z;

    /// <summary>The fourth.</summary>
    public readonly float W = w;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static FourLanes operator +(FourLanes left, FourLanes right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z, left.W + right.W);

    /// <inheritdoc/>
    public static FourLanes operator *(FourLanes left, FourLanes right) =>
        new(left.X * right.X, left.Y * right.Y, left.Z * right.Z, left.W * right.W);

    /// <inheritdoc/>
    public static FourLanes operator *(FourLanes left, float right) =>
        new(left.X * right, left.Y * right, left.Z * right, left.W * right);

    /// <inheritdoc/>
    public static FourLanes Activate<TActivation>(FourLanes input)
        where TActivation : struct, IActivation => new(
            TActivation.Apply(input.X), TActivation.Apply(input.Y), TActivation.Apply(input.Z), TActivation.Apply(input.W));
}
