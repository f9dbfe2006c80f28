using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>So many pixels, which come in thousands and ones.</summary>
internal readonly struct ChannelsOf<TThousands, TOnes, TChannels> : IChannels
    where TThousands : struct, INumber
    where TOnes : struct, INumber
    where TChannels : struct, INumber
{
    public static int Pixels => (TThousands.Value * 1000) + TOnes.Value;

    public static int Channels => TChannels.Value;
}
