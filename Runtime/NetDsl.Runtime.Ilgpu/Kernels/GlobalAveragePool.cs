using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The average of each channel over all pixels of a sample (Lin et al., 2014).</summary>
public static class GlobalAveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    public static void Forward<TChannels>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TChannels : struct, IChannels
    {
        SpanGuard.Check(batch, (long)TChannels.Pixels * TChannels.Channels, input, TChannels.Channels, output);
        if (Lanes.AreFour(TChannels.Channels, input, output))
        {
            Forward<TChannels, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Forward<TChannels, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Hands each pixel its share of the output's gradient.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Backward<TChannels>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
    {
        SpanGuard.Check(batch, (long)TChannels.Pixels * TChannels.Channels, inputGradient, TChannels.Channels, outputGradient);
        if (Lanes.AreFour(TChannels.Channels, outputGradient, inputGradient))
        {
            Backward<TChannels, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Backward<TChannels, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    private static void Forward<TChannels, TLanes>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TChannels : struct, IChannels
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (ImageStage<TChannels>.Chunks == 1)
        {
            Sum<ImageStage<TChannels>, TLanes>(queue, batch, 1f / TChannels.Pixels, input, output);
            return;
        }

        var parts = queue.Scratch((long)batch * ImageStage<TChannels>.Chunks * TChannels.Channels);
        Sum<ImageStage<TChannels>, TLanes>(queue, batch, 1, input, parts);
        Sum<ChunkStage<TChannels>, TLanes>(queue, batch, 1f / TChannels.Pixels, parts, output);
    }

    private static void Sum<TStage, TLanes>(DeviceQueue queue, int batch, float factor, DeviceSpan source, DeviceSpan target)
        where TStage : struct, IPixelStage
        where TLanes : unmanaged, ILanes<TLanes> =>
        queue.Launch(
            GlobalAveragePoolKernels<TStage, TLanes>.Size(batch).Touching(source, target),
            GlobalAveragePoolKernels<TStage, TLanes>.Sum,
            factor,
            Lanes.Of<TLanes>(source),
            Lanes.Of<TLanes>(target));

    private static void Backward<TChannels, TLanes>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * TChannels.Pixels * (TChannels.Channels / TLanes.Count);
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, inputGradient),
            GlobalAveragePoolKernels<ImageStage<TChannels>, TLanes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(inputGradient));
    }
}
