namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>Rows and columns.</summary>
internal interface ISize
{
    static abstract int Height { get; }

    static abstract int Width { get; }
}

internal readonly struct Size<THeight, TWidth> : ISize
    where THeight : struct, INumber
    where TWidth : struct, INumber
{
    public static int Height => THeight.Value;

    public static int Width => TWidth.Value;
}

/// <summary>Rows and columns around an image.</summary>
internal interface IBorder
{
    static abstract int Top { get; }

    static abstract int Bottom { get; }

    static abstract int Left { get; }

    static abstract int Right { get; }
}

internal readonly struct Border<TTop, TBottom, TLeft, TRight> : IBorder
    where TTop : struct, INumber
    where TBottom : struct, INumber
    where TLeft : struct, INumber
    where TRight : struct, INumber
{
    public static int Top => TTop.Value;

    public static int Bottom => TBottom.Value;

    public static int Left => TLeft.Value;

    public static int Right => TRight.Value;
}

/// <summary>No border.</summary>
internal readonly struct None : IBorder
{
    public static int Top => 0;

    public static int Bottom => 0;

    public static int Left => 0;

    public static int Right => 0;
}

/// <summary>The same on all sides.</summary>
internal readonly struct All<TNumber> : IBorder
    where TNumber : struct, INumber
{
    public static int Top => TNumber.Value;

    public static int Bottom => TNumber.Value;

    public static int Left => TNumber.Value;

    public static int Right => TNumber.Value;
}
