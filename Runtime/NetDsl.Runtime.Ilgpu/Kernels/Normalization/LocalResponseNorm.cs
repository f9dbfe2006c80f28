using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Local response normalisation across channels: each value divided by (bias + alpha / size · the sum of squares of its neighbouring
/// channels) to the power of beta. Channels beyond the first and the last count as 0.
/// </summary>
public static class LocalResponseNorm
{
    /// <summary>Normalises.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TNorm>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TNorm : struct, ILocalResponseNorm
    {
        var shape = new ChannelShape(batch, TNorm.Pixels, TNorm.Channels, input, output);
        // In place a thread would overwrite what its neighbours' windows still need.
        var isInPlace = input.Block == output.Block && input.Offset == output.Offset;
        var target = isInPlace ? queue.Scratch(shape.Second.Length) : shape.Second;
        queue.Launch(
            LaunchSize.ForItems(shape.First.Length).Touching(shape.First, target),
            ForwardKernel,
            Window<TNorm>(),
            shape.First.View,
            target.View);
        if (isInPlace)
        {
            Copy.Run(queue, target, shape.Second);
        }
    }

    /// <summary>The gradient with respect to the input; the divisors are computed again.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    public static void Backward<TNorm>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TNorm : struct, ILocalResponseNorm
    {
        var shape = new ChannelShape(batch, TNorm.Pixels, TNorm.Channels, input, outputGradient);
        SpanGuard.Check(batch, (long)TNorm.Pixels * TNorm.Channels, inputGradient, 0, default);
        var products = queue.Scratch(shape.First.Length);
        queue.Launch(
            LaunchSize.ForItems(shape.First.Length).Touching(shape.First, shape.Second, products),
            ProductKernel,
            Window<TNorm>(),
            shape.First.View,
            shape.Second.View,
            products.View);
        queue.Launch(
            LaunchSize.ForItems(shape.First.Length).Touching(shape.First, shape.Second, products, inputGradient),
            BackwardKernel,
            Window<TNorm>(),
            shape.First.View,
            shape.Second.View,
            products.View,
            inputGradient.View);
    }

    private static LocalResponseWindow Window<TNorm>()
        where TNorm : struct, ILocalResponseNorm =>
        new(TNorm.Channels, TNorm.Size, TNorm.Alpha / TNorm.Size, TNorm.Beta, TNorm.Bias);

    private static void ForwardKernel(LocalResponseWindow window, ArrayView<float> input, ArrayView<float> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < input.IntLength)
        {
            output[index] = input[index] * window.Power(window.Divisor(input, index));
        }
    }

    /// <summary>g · x · s^(−beta − 1) of each channel.</summary>
    private static void ProductKernel(
        LocalResponseWindow window, ArrayView<float> input, ArrayView<float> outputGradient, ArrayView<float> products)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < input.IntLength)
        {
            var divisor = window.Divisor(input, index);
            products[index] = outputGradient[index] * input[index] * window.Power(divisor) / divisor;
        }
    }

    private static void BackwardKernel(
        LocalResponseWindow window,
        ArrayView<float> input,
        ArrayView<float> outputGradient,
        ArrayView<float> products,
        ArrayView<float> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < input.IntLength)
        {
            inputGradient[index] = window.Gradient(input, products, index, outputGradient[index]);
        }
    }
}
