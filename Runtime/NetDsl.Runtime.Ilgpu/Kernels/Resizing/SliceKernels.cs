using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Some channels of every pixel, copied between a value that has only them and one that has more.</summary>
internal static class SliceKernels<TSlice, TLanes>
    where TSlice : struct, IChannelSlice
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TSlice.Channels / TLanes.Count;

    public static void Write(int count, ArrayView<TLanes> part, ArrayView<TLanes> whole)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            whole[Place(index)] = part[index];
        }
    }

    public static void Read(int count, ArrayView<TLanes> whole, ArrayView<TLanes> part)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            part[index] = whole[Place(index)];
        }
    }

    private static int Place(int index) =>
        (index / Vectors * (TSlice.TotalChannels / TLanes.Count)) + (TSlice.Offset / TLanes.Count) + (index % Vectors);
}
