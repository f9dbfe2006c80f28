using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The average of each window, over the image's pixels or, where padding counts, over those of the padding too, which are zero.
/// Pixels beyond the padding never count.
/// </summary>
public static class AveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Forward<TPool>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPool : struct, IPool
    {
        if (WindowPixels<TPool>.IsImage)
        {
            GlobalAveragePool.Forward<WindowPixels<TPool>>(queue, batch, input, output);
            return;
        }

        SpanGuard.Check(batch, InputSize<TPool>(), input, OutputSize<TPool>(), output);
        if (Lanes.AreFour(TPool.InputChannels, input, output))
        {
            Forward<TPool, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Forward<TPool, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Hands each pixel of a window its share of the output's gradient.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TPool>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TPool : struct, IPool
    {
        SpanGuard.Check(batch, InputSize<TPool>(), inputGradient, OutputSize<TPool>(), outputGradient);
        if (Lanes.AreFour(TPool.InputChannels, outputGradient, inputGradient))
        {
            Backward<TPool, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Backward<TPool, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    private static void Forward<TPool, TLanes>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPool : struct, IPool
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)OutputSize<TPool>() / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(input, output),
            AveragePoolKernels<TPool, TLanes>.Forward,
            vectors,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(output));
    }

    private static void Backward<TPool, TLanes>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TPool : struct, IPool
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)InputSize<TPool>() / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, inputGradient),
            AveragePoolKernels<TPool, TLanes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(inputGradient));
    }

    private static long InputSize<TPool>()
        where TPool : struct, IPool => (long)TPool.InputHeight * TPool.InputWidth * TPool.InputChannels;

    private static long OutputSize<TPool>()
        where TPool : struct, IPool => (long)TPool.OutputHeight * TPool.OutputWidth * TPool.OutputChannels;
}
