using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Where the maxima of four channels were; devices load and store them at once.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FourRoutes(int x, int y, int z, int w)
{
    /// <summary>The first.</summary>
    public readonly int X = x;

    /// <summary>The second.</summary>
    public readonly int Y = y;

    /// <summary>The third.</summary>
    public readonly int Z = z;

    /// <summary>The fourth.</summary>
    public readonly int W = w;
}
