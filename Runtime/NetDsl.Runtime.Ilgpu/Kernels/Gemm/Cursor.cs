namespace NetDsl.Ilgpu.Kernels;

/// <summary>What a reader keeps of a row or column over all steps of depth.</summary>
/// <param name="start">Its first float; below 0 where a window begins in the padding.</param>
/// <param name="y">The row of the image where a window begins, or what the reader needs.</param>
/// <param name="x">The column of the image where a window begins, or what the reader needs.</param>
internal readonly struct Cursor(int start, int y, int x)
{
    public readonly int Start = start;
    public readonly int Y = y;
    public readonly int X = x;
}
