using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Algorithms;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Four neighbouring numbers, which devices load and store at once: channels of a pixel, or weights.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FourLanes(float x, float y, float z, float w) : ILanes<FourLanes>, ILane<FourLanes>
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
    public static FourLanes All(float value) => new(value, value, value, value);

    /// <inheritdoc/>
    public static FourLanes Of(float value) => All(value);

    /// <inheritdoc/>
    public static FourLanes Sqrt(FourLanes value) =>
        new(XMath.Sqrt(value.X), XMath.Sqrt(value.Y), XMath.Sqrt(value.Z), XMath.Sqrt(value.W));

    /// <inheritdoc/>
    public static FourLanes OfChannels(ArrayView<float> values, int first, int channel, int share) => new(
        values[first + (channel / share)],
        values[first + ((channel + 1) / share)],
        values[first + ((channel + 2) / share)],
        values[first + ((channel + 3) / share)]);

    /// <inheritdoc/>
    public static FourLanes operator +(FourLanes left, FourLanes right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z, left.W + right.W);

    /// <inheritdoc/>
    public static FourLanes operator -(FourLanes left, FourLanes right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z, left.W - right.W);

    /// <inheritdoc/>
    public static FourLanes operator *(FourLanes left, FourLanes right) =>
        new(left.X * right.X, left.Y * right.Y, left.Z * right.Z, left.W * right.W);

    /// <inheritdoc/>
    public static FourLanes operator *(FourLanes left, float right) =>
        new(left.X * right, left.Y * right, left.Z * right, left.W * right);

    /// <inheritdoc/>
    public static FourLanes operator /(FourLanes left, FourLanes right) =>
        new(left.X / right.X, left.Y / right.Y, left.Z / right.Z, left.W / right.W);

    /// <inheritdoc/>
    public static FourLanes Activate<TActivation>(FourLanes input)
        where TActivation : struct, IActivation => new(
            TActivation.Apply(input.X), TActivation.Apply(input.Y), TActivation.Apply(input.Z), TActivation.Apply(input.W));

    /// <inheritdoc/>
    public static FourLanes Combine<TFunction>(FourLanes left, FourLanes right)
        where TFunction : struct, IPairFunction => new(
            TFunction.Apply(left.X, right.X),
            TFunction.Apply(left.Y, right.Y),
            TFunction.Apply(left.Z, right.Z),
            TFunction.Apply(left.W, right.W));

    /// <inheritdoc/>
    public static float Sum(FourLanes value) => value.X + value.Y + (value.Z + value.W);

    /// <inheritdoc/>
    public static float Max(FourLanes value)
    {
        var left = value.X > value.Y ? value.X : value.Y;
        var right = value.Z > value.W ? value.Z : value.W;
        return left > right ? left : right;
    }
}
