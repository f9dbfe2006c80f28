using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>128 × 128 with 8 × 8 a thread: for results of many rows and columns.</summary>
internal struct Tile128x128 : ITile
{
    private Registers8x8 registers;

    public static int Rows => 128;

    public static int Columns => 128;

    public static int Depth => 8;

    public static int Threads => 256;

    public static int Groups => 2;

    public static int ThreadsAcross => 16;

    public static int StepsAtOnce => 2;

    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right)
    {
        registers.MultiplyAdd(left, right, 0, 0, 16, 16);
        registers.MultiplyAdd(left, right, 33, 33, 16, 16);
    }

    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct => registers.Write(ref product, row, column, 16, 16);
}

/// <summary>128 × 64 with 8 × 8 a thread: for 64 columns, such as 64 output channels.</summary>
internal struct Tile128x64 : ITile
{
    private Registers8x8 registers;

    public static int Rows => 128;

    public static int Columns => 64;

    public static int Depth => 8;

    public static int Threads => 128;

    public static int Groups => 4;

    public static int ThreadsAcross => 8;

    public static int StepsAtOnce => 2;

    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right)
    {
        registers.MultiplyAdd(left, right, 0, 0, 16, 8);
        registers.MultiplyAdd(left, right, 33, 17, 16, 8);
    }

    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct => registers.Write(ref product, row, column, 16, 8);
}

/// <summary>64 × 128 with 8 × 8 a thread: for weight gradients of 64 input channels.</summary>
internal struct Tile64x128 : ITile
{
    private Registers8x8 registers;

    public static int Rows => 64;

    public static int Columns => 128;

    public static int Depth => 8;

    public static int Threads => 128;

    public static int Groups => 4;

    public static int ThreadsAcross => 16;

    public static int StepsAtOnce => 2;

    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right)
    {
        registers.MultiplyAdd(left, right, 0, 0, 8, 16);
        registers.MultiplyAdd(left, right, 17, 33, 8, 16);
    }

    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct => registers.Write(ref product, row, column, 8, 16);
}

/// <summary>64 × 64 with 4 × 4 a thread: where large tiles are too few to fill a device.</summary>
internal struct Tile64x64 : ITile
{
    private Registers4x4 registers;

    public static int Rows => 64;

    public static int Columns => 64;

    public static int Depth => 16;

    public static int Threads => 256;

    public static int Groups => 3;

    public static int ThreadsAcross => 16;

    public static int StepsAtOnce => 4;

    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right)
    {
        registers.MultiplyAdd(left[0], right[0]);
        registers.MultiplyAdd(left[17], right[17]);
        registers.MultiplyAdd(left[34], right[34]);
        registers.MultiplyAdd(left[51], right[51]);
    }

    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct => registers.Write(ref product, row, column);
}

/// <summary>
/// 32 × 32 with 4 × 4 a thread: for small results, whose time is the latency of memory. It is deep, so that few rounds wait for it.
/// </summary>
internal struct Tile32x32 : ITile
{
    private Registers4x4 registers;

    public static int Rows => 32;

    public static int Columns => 32;

    public static int Depth => 32;

    public static int Threads => 64;

    public static int Groups => 8;

    public static int ThreadsAcross => 8;

    public static int StepsAtOnce => 4;

    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right)
    {
        registers.MultiplyAdd(left[0], right[0]);
        registers.MultiplyAdd(left[9], right[9]);
        registers.MultiplyAdd(left[18], right[18]);
        registers.MultiplyAdd(left[27], right[27]);
    }

    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct => registers.Write(ref product, row, column);
}
