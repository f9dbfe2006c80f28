using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Dropout of some elements with a rate.</summary>
internal readonly struct Drop<TElements, TRate> : IDropout
    where TElements : struct, INumber
    where TRate : struct, IConstant
{
    public static int Elements => TElements.Value;

    public static float Rate => TRate.Value;

    public static int Stream => 5;
}

internal readonly struct Never : IConstant
{
    public static float Value => 0;
}

internal readonly struct Third : IConstant
{
    public static float Value => 1f / 3;
}

/// <summary>The largest number below 1.</summary>
internal readonly struct NearlyAll : IConstant
{
    public static float Value => 0.99999994f;
}

internal readonly struct Quarter : IConstant
{
    public static float Value => 0.25f;
}

/// <summary>A factor and a summand.</summary>
internal readonly struct Line : ILinear
{
    public static float Factor => -1.5f;

    public static float Summand => 0.25f;
}
