using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Averages over windows that divide an image into a given number of rows and columns: output row i sees the input rows from
/// ⌊i · input / output⌋ to ⌈(i + 1) · input / output⌉, so that windows may overlap and differ by a row in size. Where the output is larger
/// than the input, pixels are seen several times.
/// </summary>
public static class AdaptiveAveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Forward<TResize>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TResize : struct, IResize
    {
        if (ResizeSizes<TResize>.AreFour(batch, input, output))
        {
            Forward<TResize, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Forward<TResize, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Hands each pixel of a window its share of the output's gradient.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TResize>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TResize : struct, IResize
    {
        if (ResizeSizes<TResize>.AreFour(batch, inputGradient, outputGradient))
        {
            Backward<TResize, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Backward<TResize, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    private static void Forward<TResize, TLanes>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TResize : struct, IResize
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)ResizeSizes<TResize>.Output / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(input, output),
            AdaptiveAveragePoolKernels<TResize, TLanes>.Forward,
            vectors,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(output));
    }

    private static void Backward<TResize, TLanes>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TResize : struct, IResize
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)ResizeSizes<TResize>.Input / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, inputGradient),
            AdaptiveAveragePoolKernels<TResize, TLanes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(inputGradient));
    }
}
