using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>An image in the middle of zeros, and back.</summary>
internal static class PadKernels<TPad, TLanes>
    where TPad : struct, IZeroPad
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TPad.Channels / TLanes.Count;

    /// <summary>Puts zeros around: outer from inner.</summary>
    public static void Surround(int count, ArrayView<TLanes> inner, ArrayView<TLanes> outer)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, PadSizes<TPad>.OuterHeight, PadSizes<TPad>.OuterWidth, Vectors);
        var (row, column) = (place.Row - TPad.Top, place.Column - TPad.Left);
        TLanes value = default;
        if ((uint)row < (uint)TPad.InputHeight && (uint)column < (uint)TPad.InputWidth)
        {
            value = inner[(((((place.Sample * TPad.InputHeight) + row) * TPad.InputWidth) + column) * Vectors) + place.Vector];
        }

        outer[index] = value;
    }

    /// <summary>Takes what is in the middle: inner from outer.</summary>
    public static void Cut(int count, ArrayView<TLanes> outer, ArrayView<TLanes> inner)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            var place = new ImagePlace(index, TPad.InputHeight, TPad.InputWidth, Vectors);
            var line = (place.Sample * PadSizes<TPad>.OuterHeight) + place.Row + TPad.Top;
            inner[index] = outer[(((line * PadSizes<TPad>.OuterWidth) + place.Column + TPad.Left) * Vectors) + place.Vector];
        }
    }
}
