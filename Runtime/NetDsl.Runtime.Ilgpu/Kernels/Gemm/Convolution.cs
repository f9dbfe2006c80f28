using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The three passes of a convolution as matrix products. One pixel at a time with stride 1 it is a product of plain matrices, whose
/// kernels all layers share.
/// </summary>
internal static class Convolution<TConv>
    where TConv : struct, IConv2D
{
    private static bool Pointwise =>
        ConvSizes<TConv>.Taps == 1 && TConv.Groups == 1 && TConv.StrideHeight * TConv.StrideWidth == 1
        && ConvSizes<TConv>.Inside && TConv.InputHeight == TConv.OutputHeight && TConv.InputWidth == TConv.OutputWidth;

    /// <summary>output = activation(convolution of the input + bias).</summary>
    public static void Forward<TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
    {
        var pixels = batch * ConvSizes<TConv>.OutputPixels;
        if (Pointwise)
        {
            Matrices.Forward<TActivation>(queue, Size(pixels), input, kernel, bias, output, plan);
            return;
        }

        var size = new GemmSize(pixels, ConvSizes<TConv>.GroupOutputs, TConv.Groups);
        var product = new ForwardProduct<TConv, TActivation>(
            input.View, kernel.View, bias.View, bias.IsEmpty ? 0 : 1, output.View, pixels);
        Gemm.Run(queue, plan.Tile(size), size, product, Gemm.Bytes(input, kernel, bias, output));
    }

    /// <summary>inputGradient = activation(transposed convolution of the output gradient + bias); a gradient has neither.</summary>
    public static void Transposed<TActivation>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan bias, DeviceSpan inputGradient, GemmPlan plan)
        where TActivation : struct, IActivation
    {
        var phases = TConv.StrideHeight * TConv.StrideWidth;
        var height = (TConv.InputHeight + TConv.StrideHeight - 1) / TConv.StrideHeight;
        var width = (TConv.InputWidth + TConv.StrideWidth - 1) / TConv.StrideWidth;
        var size = new GemmSize(batch * height * width, ConvSizes<TConv>.GroupInputs, phases * TConv.Groups);
        var product = new DataGradientProduct<TConv, TActivation>(
            outputGradient.View, kernel.View, bias.View, bias.IsEmpty ? 0 : 1, inputGradient.View, batch);
        Gemm.Run(queue, plan.Tile(size), size, product, Gemm.Bytes(outputGradient, kernel, bias, inputGradient));
    }

    /// <summary>The gradient with respect to the input.</summary>
    public static void BackwardInput(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
    {
        if (Pointwise)
        {
            Matrices.BackwardInput(queue, Size(batch * ConvSizes<TConv>.OutputPixels), outputGradient, kernel, inputGradient, plan);
            return;
        }

        Transposed<Identity>(queue, batch, outputGradient, kernel, default, inputGradient, plan);
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    public static void BackwardWeights(
        DeviceQueue queue,
        int batch,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan kernelGradient,
        DeviceSpan biasGradient,
        GemmPlan plan)
    {
        var pixels = batch * ConvSizes<TConv>.OutputPixels;
        if (Pointwise)
        {
            Matrices.BackwardWeights(queue, Size(pixels), input, outputGradient, kernelGradient, biasGradient, plan);
            return;
        }

        var size = new GemmSize(ConvSizes<TConv>.Depth, ConvSizes<TConv>.GroupOutputs, TConv.Groups);
        var sum = new SplitSum(queue, plan, size, pixels, kernelGradient, biasGradient);
        var bytes = Gemm.Bytes(input, outputGradient, sum.Target);
        if (biasGradient.IsEmpty)
        {
            var product = new WeightGradientProduct<TConv, No>(
                input.View, outputGradient.View, sum.Target.View, sum.Sums.View, sum.Split);
            Gemm.Run(queue, sum.Shape, sum.Size, product, bytes);
        }
        else
        {
            var product = new WeightGradientProduct<TConv, Yes>(
                input.View, outputGradient.View, sum.Target.View, sum.Sums.View, sum.Split);
            Gemm.Run(queue, sum.Shape, sum.Size, product, bytes);
        }

        sum.Finish(queue);
    }

    private static MatrixSize Size(int pixels) => new(pixels, TConv.InputChannels, TConv.OutputChannels);
}
