using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The largest value of each window. Of equal values the first in row order wins, NaN wins over numbers, and padding never wins.
/// </summary>
public static class MaxPool
{
    /// <summary>Pools for training.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    /// <param name="routes">
    /// For each output the tap of its window that was the maximum: its row × kernel width + its column; −1 for a window without a pixel,
    /// whose output is negative infinity.
    /// </param>
    public static void Forward<TPool>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output, DeviceIndices routes)
        where TPool : struct, IPool
    {
        SpanGuard.Check(batch, InputSize<TPool>(), input, OutputSize<TPool>(), output);
        SpanGuard.CheckWeights(batch * OutputSize<TPool>(), routes.Floats);
        if (Lanes.AreFour(TPool.InputChannels, input, output, routes.Floats))
        {
            Forward<TPool, FourMaxima, FourLanes, FourRoutes>(queue, batch, input, output, routes);
        }
        else
        {
            Forward<TPool, OneMaximum, OneLane, int>(queue, batch, input, output, routes);
        }
    }

    /// <summary>Pools for inference.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Infer<TPool>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPool : struct, IPool
    {
        SpanGuard.Check(batch, InputSize<TPool>(), input, OutputSize<TPool>(), output);
        if (Lanes.AreFour(TPool.InputChannels, input, output))
        {
            Infer<TPool, FourMaxima, FourLanes, FourRoutes>(queue, batch, input, output);
        }
        else
        {
            Infer<TPool, OneMaximum, OneLane, int>(queue, batch, input, output);
        }
    }

    /// <summary>Hands each output's gradient to the one pixel that was the maximum; a pixel that was several sums them.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="routes">What <see cref="Forward{TPool}"/> gave.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TPool>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceIndices routes, DeviceSpan inputGradient)
        where TPool : struct, IPool
    {
        SpanGuard.Check(batch, InputSize<TPool>(), inputGradient, OutputSize<TPool>(), outputGradient);
        SpanGuard.CheckWeights(batch * OutputSize<TPool>(), routes.Floats);
        if (Lanes.AreFour(TPool.InputChannels, outputGradient, routes.Floats, inputGradient))
        {
            Backward<TPool, FourMaxima, FourLanes, FourRoutes>(queue, batch, outputGradient, routes, inputGradient);
        }
        else
        {
            Backward<TPool, OneMaximum, OneLane, int>(queue, batch, outputGradient, routes, inputGradient);
        }
    }

    private static void Forward<TPool, TMaximum, TLanes, TRoutes>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output, DeviceIndices routes)
        where TPool : struct, IPool
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged
    {
        var vectors = batch * (int)OutputSize<TPool>() / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(input, output, routes.Floats),
            MaxPoolKernels<TPool, TMaximum, TLanes, TRoutes>.Forward,
            vectors,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(output),
            routes.View.Cast<TRoutes>());
    }

    private static void Infer<TPool, TMaximum, TLanes, TRoutes>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPool : struct, IPool
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged
    {
        var vectors = batch * (int)OutputSize<TPool>() / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(input, output),
            MaxPoolKernels<TPool, TMaximum, TLanes, TRoutes>.Infer,
            vectors,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(output));
    }

    private static void Backward<TPool, TMaximum, TLanes, TRoutes>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceIndices routes, DeviceSpan inputGradient)
        where TPool : struct, IPool
        where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
        where TLanes : unmanaged, ILanes<TLanes>
        where TRoutes : unmanaged
    {
        var vectors = batch * (int)InputSize<TPool>() / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, routes.Floats, inputGradient),
            MaxPoolKernels<TPool, TMaximum, TLanes, TRoutes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            routes.View.Cast<TRoutes>(),
            Lanes.Of<TLanes>(inputGradient));
    }

    private static long InputSize<TPool>()
        where TPool : struct, IPool => (long)TPool.InputHeight * TPool.InputWidth * TPool.InputChannels;

    private static long OutputSize<TPool>()
        where TPool : struct, IPool => (long)TPool.OutputHeight * TPool.OutputWidth * TPool.OutputChannels;
}
