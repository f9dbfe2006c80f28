using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The largest value of each channel over all pixels of a sample; ties and NaN as in <see cref="MaxPool"/>.</summary>
public static class GlobalMaxPool
{
    /// <summary>Pools for training.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    /// <param name="routes">For each output the pixel of its sample that was the maximum.</param>
    public static void Forward<TChannels>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output, DeviceIndices routes)
        where TChannels : struct, IChannels
    {
        SpanGuard.CheckWeights((long)batch * TChannels.Channels, routes.Floats);
        Run<TChannels>(queue, batch, input, output, routes);
    }

    /// <summary>Pools for inference.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    public static void Infer<TChannels>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TChannels : struct, IChannels => Run<TChannels>(queue, batch, input, output, default);

    /// <summary>Hands each output's gradient to the one pixel that was the maximum.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × channels.</param>
    /// <param name="routes">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Backward<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceIndices routes, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
    {
        SpanGuard.Check(batch, (long)TChannels.Pixels * TChannels.Channels, inputGradient, TChannels.Channels, outputGradient);
        SpanGuard.CheckWeights((long)batch * TChannels.Channels, routes.Floats);
        if (Lanes.AreFour(TChannels.Channels, outputGradient, routes.Floats, inputGradient))
        {
            Backward<TChannels, FourMaxima, FourLanes, FourRoutes>(queue, batch, outputGradient, routes, inputGradient);
        }
        else
        {
            Backward<TChannels, OneMaximum, OneLane, int>(queue, batch, outputGradient, routes, inputGradient);
        }
    }

    private static void Run<TChannels>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output, DeviceIndices routes)
        where TChannels : struct, IChannels
    {
        SpanGuard.Check(batch, (long)TChannels.Pixels * TChannels.Channels, input, TChannels.Channels, output);
        if (Lanes.AreFour(TChannels.Channels, input, output, routes.Floats))
        {
            Run<TChannels, FourMaxima, FourLanes, FourRoutes>(queue, batch, input, output, routes);
        }
        else
        {
            Run<TChannels, OneMaximum, OneLane, int>(queue, batch, input, output, routes);
        }
    }

    /// <summary>Keeps in scratch memory what chunks of large images give, and the routes that inference has no use for.</summary>
    private static void Run<TChannels, TMaximum, TLanes, TRoutes>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output, DeviceIndices routes)
        where TChannels : struct, IChannels
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged
    {
        var chunks = GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>.Chunks;
        var outputs = (long)batch * TChannels.Channels;
        var parts = chunks > 1 ? chunks * outputs : 0;
        var scratch = queue.Scratch((2 * parts) + outputs);
        var places = routes.Length > 0 ? routes.Floats.Slice(0, outputs) : scratch.Slice(2 * parts, outputs);
        var (values, chosen) = chunks > 1 ? (scratch.Slice(0, parts), scratch.Slice(parts, parts)) : (output, places);
        queue.Launch(
            GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>.Size(batch).Touching(input, values, chosen),
            GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>.Find,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(values),
            chosen.View.Cast<TRoutes>());
        if (chunks > 1)
        {
            Join<TChannels, TMaximum, TLanes, TRoutes>(queue, (int)outputs / TLanes.Count, values, chosen, output, places);
        }
    }

    private static void Join<TChannels, TMaximum, TLanes, TRoutes>(
        DeviceQueue queue, int vectors, DeviceSpan values, DeviceSpan chosen, DeviceSpan output, DeviceSpan places)
        where TChannels : struct, IChannels
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged =>
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(values, chosen, output, places),
            GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>.Join,
            vectors,
            Lanes.Of<TLanes>(values),
            chosen.View.Cast<TRoutes>(),
            Lanes.Of<TLanes>(output),
            places.View.Cast<TRoutes>());

    private static void Backward<TChannels, TMaximum, TLanes, TRoutes>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceIndices routes, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged
    {
        var vectors = batch * TChannels.Pixels * (TChannels.Channels / TLanes.Count);
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, routes.Floats, inputGradient),
            GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            routes.View.Cast<TRoutes>(),
            Lanes.Of<TLanes>(inputGradient));
    }
}
