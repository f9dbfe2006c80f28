using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Chooses how many channels a thread treats, and sees memory that way.</summary>
internal static class Lanes
{
    /// <summary>Whether all pixels of these values begin where four channels can be moved at once; what is absent does not matter.</summary>
    /// <param name="channels">Channels of a pixel, or what divides the channels of every value.</param>
    /// <param name="spans">The values.</param>
    public static bool AreFour(int channels, params ReadOnlySpan<DeviceSpan> spans)
    {
        foreach (var span in spans)
        {
            if (span.Offset % FourLanes.Count != 0)
            {
                return false;
            }
        }

        return channels % FourLanes.Count == 0;
    }

    /// <summary>A value as kernels take it.</summary>
    public static ArrayView<TLanes> Of<TLanes>(DeviceSpan span)
        where TLanes : unmanaged, ILanes<TLanes> => span.View.Cast<TLanes>();
}
