using NetDsl.Ilgpu.Tests.Kernels.Windows;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

internal readonly struct N11 : INumber
{
    public static int Value => 11;
}

internal readonly struct N33 : INumber
{
    public static int Value => 33;
}

internal readonly struct N115 : INumber
{
    public static int Value => 115;
}

internal readonly struct N132 : INumber
{
    public static int Value => 132;
}

internal readonly struct N2100 : INumber
{
    public static int Value => 2100;
}
