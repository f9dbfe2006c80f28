using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>A normalisation of pixels × channels.</summary>
internal readonly struct Norm<TPixels, TChannels> : IBatchNorm, ILayerNorm
    where TPixels : struct, INumber
    where TChannels : struct, INumber
{
    public static int Pixels => TPixels.Value;

    public static int Channels => TChannels.Value;

    public static float Epsilon => 1e-3f;

    public static float Momentum => 0.9f;
}

/// <summary>A normalisation of pixels × channels by groups of channels.</summary>
internal readonly struct Grouped<TPixels, TChannels, TGroups> : IGroupNorm
    where TPixels : struct, INumber
    where TChannels : struct, INumber
    where TGroups : struct, INumber
{
    public static int Pixels => TPixels.Value;

    public static int Channels => TChannels.Value;

    public static int Groups => TGroups.Value;

    public static float Epsilon => 1e-3f;
}

/// <summary>A local response normalisation of pixels × channels.</summary>
internal readonly struct Response<TPixels, TChannels, TSize> : ILocalResponseNorm
    where TPixels : struct, INumber
    where TChannels : struct, INumber
    where TSize : struct, INumber
{
    public static int Pixels => TPixels.Value;

    public static int Channels => TChannels.Value;

    public static int Size => TSize.Value;

    public static float Alpha => 0.4f;

    public static float Beta => 0.75f;

    public static float Bias => 1.5f;
}
