namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>A number of a specification, as a type: kernels of devices need literals.</summary>
internal interface INumber
{
    static abstract int Value { get; }
}

internal readonly struct N0 : INumber
{
    public static int Value => 0;
}

internal readonly struct N1 : INumber
{
    public static int Value => 1;
}

internal readonly struct N2 : INumber
{
    public static int Value => 2;
}

internal readonly struct N3 : INumber
{
    public static int Value => 3;
}

internal readonly struct N4 : INumber
{
    public static int Value => 4;
}

internal readonly struct N5 : INumber
{
    public static int Value => 5;
}

internal readonly struct N6 : INumber
{
    public static int Value => 6;
}

internal readonly struct N7 : INumber
{
    public static int Value => 7;
}

internal readonly struct N8 : INumber
{
    public static int Value => 8;
}

internal readonly struct N9 : INumber
{
    public static int Value => 9;
}

internal readonly struct N12 : INumber
{
    public static int Value => 12;
}

internal readonly struct N36 : INumber
{
    public static int Value => 36;
}

internal readonly struct N41 : INumber
{
    public static int Value => 41;
}

internal readonly struct N49 : INumber
{
    public static int Value => 49;
}
