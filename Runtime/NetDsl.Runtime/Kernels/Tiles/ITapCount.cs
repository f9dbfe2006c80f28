namespace NetDsl.Kernels;

/// <summary>The number of a kernel's columns, known when a micro-kernel is compiled.</summary>
internal interface ITapCount
{
    static abstract int Count { get; }
}

/// <summary>Kernels of three columns.</summary>
internal readonly struct Taps3 : ITapCount
{
    public static int Count => 3;
}

/// <summary>Kernels of five columns.</summary>
internal readonly struct Taps5 : ITapCount
{
    public static int Count => 5;
}
