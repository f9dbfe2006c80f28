using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Zeros around an image, as a layer of its own.</summary>
public static class ZeroPad
{
    /// <summary>Copies the image into the middle of the output and clears the border.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × (top + input height + bottom) × (left + input width + right) × channels.</param>
    public static void Forward<TPad>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPad : struct, IZeroPad
    {
        SpanGuard.Check(batch, PadSizes<TPad>.Inner, input, PadSizes<TPad>.Outer, output);
        if (Lanes.AreFour(TPad.Channels, input, output))
        {
            Surround<TPad, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Surround<TPad, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Copies the middle of the output's gradient.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × (top + input height + bottom) × (left + input width + right) × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TPad>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TPad : struct, IZeroPad
    {
        SpanGuard.Check(batch, PadSizes<TPad>.Inner, inputGradient, PadSizes<TPad>.Outer, outputGradient);
        if (Lanes.AreFour(TPad.Channels, outputGradient, inputGradient))
        {
            Cut<TPad, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Cut<TPad, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    private static void Surround<TPad, TLanes>(DeviceQueue queue, int batch, DeviceSpan inner, DeviceSpan outer)
        where TPad : struct, IZeroPad
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)PadSizes<TPad>.Outer / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(inner, outer),
            PadKernels<TPad, TLanes>.Surround,
            vectors,
            Lanes.Of<TLanes>(inner),
            Lanes.Of<TLanes>(outer));
    }

    private static void Cut<TPad, TLanes>(DeviceQueue queue, int batch, DeviceSpan outer, DeviceSpan inner)
        where TPad : struct, IZeroPad
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)PadSizes<TPad>.Inner / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(inner, inner),
            PadKernels<TPad, TLanes>.Cut,
            vectors,
            Lanes.Of<TLanes>(outer),
            Lanes.Of<TLanes>(inner));
    }
}
