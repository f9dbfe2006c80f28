using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// An image enlarged by whole factors: each pixel repeated, or neighbours blended by their distances. Pixels are squares whose centres
/// lie half a pixel from their edges, and the border is continued, as PyTorch has it with align_corners off, and Keras.
/// </summary>
public static class Upsample
{
    /// <summary>Enlarges.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Forward<TUpsample>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TUpsample : struct, IUpsample
    {
        if (ResizeSizes<TUpsample>.AreFour(batch, input, output))
        {
            Forward<TUpsample, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Forward<TUpsample, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Gathers for each pixel the gradients of all that it was blended into.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TUpsample>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TUpsample : struct, IUpsample
    {
        if (ResizeSizes<TUpsample>.AreFour(batch, inputGradient, outputGradient))
        {
            Backward<TUpsample, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Backward<TUpsample, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    private static void Forward<TUpsample, TLanes>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TUpsample : struct, IUpsample
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)ResizeSizes<TUpsample>.Output / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(input, output),
            UpsampleKernels<TUpsample, TLanes>.Forward,
            vectors,
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(output));
    }

    private static void Backward<TUpsample, TLanes>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TUpsample : struct, IUpsample
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * (int)ResizeSizes<TUpsample>.Input / TLanes.Count;
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(outputGradient, inputGradient),
            UpsampleKernels<TUpsample, TLanes>.Backward,
            vectors,
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(inputGradient));
    }
}
