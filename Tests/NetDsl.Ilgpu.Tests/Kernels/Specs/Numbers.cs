namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>A number as a type: devices compile a kernel for each specification, so shapes of tests are types too.</summary>
internal interface INumber
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
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

internal readonly struct N7 : INumber
{
    public static int Value => 7;
}

internal readonly struct N8 : INumber
{
    public static int Value => 8;
}

internal readonly struct N11 : INumber
{
    public static int Value => 11;
}

internal readonly struct N33 : INumber
{
    public static int Value => 33;
}

internal readonly struct N132 : INumber
{
    public static int Value => 132;
}

internal readonly struct N115 : INumber
{
    public static int Value => 115;
}

internal readonly struct N2100 : INumber
{
    public static int Value => 2100;
}
