using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Drop path, or stochastic depth (Huang et al., 2016): each sample is dropped with the layer's rate, and those that stay are scaled by
/// 1 / (1 − rate). The choice is that of a dropout with one value a sample: it follows from the key, the layer's stream and the sample's
/// place alone.
/// </summary>
public static class DropPath
{
    /// <summary>Drops and scales.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The step's key.</param>
    /// <param name="input">Batch × elements.</param>
    /// <param name="output">Batch × elements; may be the input.</param>
    public static void Forward<TDropout>(DeviceQueue queue, int batch, DropoutKey key, DeviceSpan input, DeviceSpan output)
        where TDropout : struct, IDropout
    {
        SpanGuard.Check(batch, TDropout.Elements, input, TDropout.Elements, output);
        var places = (long)batch * TDropout.Elements;
        input = input.Slice(0, places);
        output = output.Slice(0, places);
        var draw = DropoutDraw.Of<TDropout>(key);
        if (Lanes.AreFour(TDropout.Elements, input, output))
        {
            var size = LaunchSize.ForItems(places / FourLanes.Count).Touching(input, output);
            queue.Launch(size, ForwardKernel<FourLanes>, draw, TDropout.Elements, input.View, output.View);
        }
        else
        {
            var size = LaunchSize.ForItems(places).Touching(input, output);
            queue.Launch(size, ForwardKernel<OneLane>, draw, TDropout.Elements, input.View, output.View);
        }
    }

    /// <summary>The gradient passes for the samples that stayed, scaled as they were.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The key of the forward pass.</param>
    /// <param name="outputGradient">Batch × elements.</param>
    /// <param name="inputGradient">Batch × elements; may be the output's gradient.</param>
    public static void Backward<TDropout>(
        DeviceQueue queue, int batch, DropoutKey key, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TDropout : struct, IDropout => Forward<TDropout>(queue, batch, key, outputGradient, inputGradient);

    private static void ForwardKernel<TLanes>(DropoutDraw draw, int elements, ArrayView<float> input, ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < output.IntLength / TLanes.Count)
        {
            // Zeros whatever the values were, infinities included: a dropped sample is not even read.
            var kept = draw.NumberAt(index / (elements / TLanes.Count)) >= draw.Threshold;
            output.Cast<TLanes>()[index] = kept ? input.Cast<TLanes>()[index] * draw.Scale : TLanes.All(0);
        }
    }
}
