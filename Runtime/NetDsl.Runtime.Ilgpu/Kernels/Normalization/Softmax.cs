using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Softmax over the channels of each pixel: exp(x − max) / sum. A NaN, or an infinity that wins, makes its pixel NaN.</summary>
public static class Softmax
{
    /// <summary>Turns scores into probabilities.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TChannels>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TChannels : struct, IChannels
    {
        var shape = new ChannelShape(batch, TChannels.Pixels, TChannels.Channels, input, output);
        if (shape.Four)
        {
            var tiles = new RowTiles(shape.Pixels, TChannels.Channels / FourLanes.Count);
            queue.Launch(
                tiles.Size.Touching(input, output), SoftmaxKernels.Forward<FourLanes>, tiles, shape.First.View, shape.Second.View);
        }
        else
        {
            var tiles = new RowTiles(shape.Pixels, TChannels.Channels);
            queue.Launch(
                tiles.Size.Touching(input, output), SoftmaxKernels.Forward<OneLane>, tiles, shape.First.View, shape.Second.View);
        }
    }

    /// <summary>The gradient with respect to the scores: output · (gradient − sum of output · gradient).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    public static void Backward<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan output, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
    {
        var size = (long)TChannels.Pixels * TChannels.Channels;
        var shape = new ChannelShape(batch, TChannels.Pixels, TChannels.Channels, output, outputGradient, inputGradient);
        SpanGuard.Check(batch, size, inputGradient, 0, default);
        inputGradient = inputGradient.Slice(0, batch * size);
        var views = (First: shape.First.View, Second: shape.Second.View, Result: inputGradient.View);
        if (shape.Four)
        {
            var tiles = new RowTiles(shape.Pixels, TChannels.Channels / FourLanes.Count);
            var threads = tiles.Size.Touching(shape.First, shape.Second, inputGradient);
            queue.Launch(threads, SoftmaxKernels.Backward<FourLanes>, tiles, views.First, views.Second, views.Result);
        }
        else
        {
            var tiles = new RowTiles(shape.Pixels, TChannels.Channels);
            var threads = tiles.Size.Touching(shape.First, shape.Second, inputGradient);
            queue.Launch(threads, SoftmaxKernels.Backward<OneLane>, tiles, views.First, views.Second, views.Result);
        }
    }
}
