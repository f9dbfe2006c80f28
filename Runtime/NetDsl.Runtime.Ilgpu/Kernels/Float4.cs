using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Four neighbouring floats: what a thread moves in one access of 16 bytes, and one row of a register tile.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Float4(float x, float y, float z, float w)
{
    public float X = x;
    public float Y = y;
    public float Z = z;
    public float W = w;

    /// <summary>Adds factor × other; the device's assembler makes fused multiply-adds of it.</summary>
    public void MultiplyAdd(float factor, Float4 other)
    {
        X += factor * other.X;
        Y += factor * other.Y;
        Z += factor * other.Z;
        W += factor * other.W;
    }
}
