using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Dropout: each value is dropped with the layer's rate, and what stays is scaled by 1 / (1 − rate). Which values are dropped follows
/// from the key, the layer's stream and the value's place alone, so that the backward pass finds the same ones without a mask, and the CPU
/// target drops the same ones.
/// </summary>
public static class Dropout
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
        var counters = (places + DropoutDraw.Block - 1) / DropoutDraw.Block * DropoutDraw.Counters;
        queue.Launch(
            LaunchSize.ForItems(counters).Touching(input, output), ForwardKernel, DropoutDraw.Of<TDropout>(key), input.View, output.View);
    }

    /// <summary>The gradient passes where the value stayed, scaled as it was.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The key of the forward pass.</param>
    /// <param name="outputGradient">Batch × elements.</param>
    /// <param name="inputGradient">Batch × elements; may be the output's gradient.</param>
    public static void Backward<TDropout>(
        DeviceQueue queue, int batch, DropoutKey key, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TDropout : struct, IDropout => Forward<TDropout>(queue, batch, key, outputGradient, inputGradient);

    /// <summary>A thread draws one counter's four numbers; neighbouring threads have neighbouring places.</summary>
    private static void ForwardKernel(DropoutDraw draw, ArrayView<float> input, ArrayView<float> output)
    {
        var counter = (Grid.IdxX * Group.DimX) + Group.IdxX;
        var place = (counter / DropoutDraw.Counters * DropoutDraw.Block) + (counter % DropoutDraw.Counters);
        var numbers = Philox.Generate((uint)counter, draw);
        Decide(draw, input, output, place, numbers.Word0);
        Decide(draw, input, output, place + DropoutDraw.Counters, numbers.Word1);
        Decide(draw, input, output, place + (2 * DropoutDraw.Counters), numbers.Word2);
        Decide(draw, input, output, place + (3 * DropoutDraw.Counters), numbers.Word3);
    }

    private static void Decide(in DropoutDraw draw, ArrayView<float> input, ArrayView<float> output, int place, uint number)
    {
        if (place < output.IntLength)
        {
            output[place] = draw.Decide(input[place], number);
        }
    }
}
