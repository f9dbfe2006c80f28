using System.Runtime.InteropServices;
using ILGPU.Algorithms;

namespace NetDsl.Ilgpu;

/// <summary>Four numbers that a thread loads and stores at once, 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Quad(float x, float y, float z, float w) : ILane<Quad>
{
    /// <summary>How many numbers.</summary>
    public const int Count = 4;

    /// <summary>The first.</summary>
    public readonly float X = x;

    /// <summary>The second.</summary>
    public readonly float Y = y;

    /// <summary>The third.</summary>
    public readonly float Z = z;

    /// <summary>The fourth.</summary>
    public readonly float W = w;

    public static Quad Of(float value) => new(value, value, value, value);

    public static Quad Sqrt(Quad value) => new(XMath.Sqrt(value.X), XMath.Sqrt(value.Y), XMath.Sqrt(value.Z), XMath.Sqrt(value.W));

    public static Quad operator +(Quad left, Quad right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z, left.W + right.W);

    public static Quad operator -(Quad left, Quad right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z, left.W - right.W);

    public static Quad operator *(Quad left, Quad right) => new(left.X * right.X, left.Y * right.Y, left.Z * right.Z, left.W * right.W);

    public static Quad operator /(Quad left, Quad right) => new(left.X / right.X, left.Y / right.Y, left.Z / right.Z, left.W / right.W);
}
