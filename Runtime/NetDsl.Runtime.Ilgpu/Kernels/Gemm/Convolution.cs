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
        && TConv.PaddingTop == 0 && TConv.PaddingLeft == 0
        && TConv.InputHeight == TConv.OutputHeight && TConv.InputWidth == TConv.OutputWidth;

    /// <summary>output = activation(convolution of the input + bias).</summary>
    public static void Forward<TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
    {
        if (Pointwise)
        {
            Matrices.Forward<TActivation>(queue, Size(batch), input, kernel, bias, output, plan);
            return;
        }

        switch (InputWhole(input), OutputWhole(kernel, bias, output))
        {
            case (true, true):
                Forward<TActivation, WholeAccess, WholeAccess>(queue, batch, input, kernel, bias, output, plan);
                break;
            case (true, false):
                Forward<TActivation, WholeAccess, EachAccess>(queue, batch, input, kernel, bias, output, plan);
                break;
            case (false, true):
                Forward<TActivation, EachAccess, WholeAccess>(queue, batch, input, kernel, bias, output, plan);
                break;
            default:
                Forward<TActivation, EachAccess, EachAccess>(queue, batch, input, kernel, bias, output, plan);
                break;
        }
    }

    /// <summary>inputGradient = activation(transposed convolution of the output gradient + bias); a gradient has neither.</summary>
    public static void Transposed<TActivation>(
        DeviceQueue queue,
        int batch,
        DeviceSpan outputGradient,
        DeviceSpan kernel,
        DeviceSpan bias,
        DeviceSpan inputGradient,
        GemmPlan plan)
        where TActivation : struct, IActivation
    {
        switch (InputWhole(inputGradient, bias), OutputWhole(kernel, outputGradient))
        {
            case (true, true):
                Transposed<TActivation, WholeAccess, WholeAccess>(queue, batch, outputGradient, kernel, bias, inputGradient, plan);
                break;
            case (true, false):
                Transposed<TActivation, WholeAccess, EachAccess>(queue, batch, outputGradient, kernel, bias, inputGradient, plan);
                break;
            case (false, true):
                Transposed<TActivation, EachAccess, WholeAccess>(queue, batch, outputGradient, kernel, bias, inputGradient, plan);
                break;
            default:
                Transposed<TActivation, EachAccess, EachAccess>(queue, batch, outputGradient, kernel, bias, inputGradient, plan);
                break;
        }
    }

    /// <summary>The gradient with respect to the input.</summary>
    public static void BackwardInput(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
    {
        if (Pointwise)
        {
            Matrices.BackwardInput(queue, Size(batch), outputGradient, kernel, inputGradient, plan);
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
        if (Pointwise)
        {
            Matrices.BackwardWeights(queue, Size(batch), input, outputGradient, kernelGradient, biasGradient, plan);
            return;
        }

        var size = new GemmSize(ConvSizes<TConv>.Depth, ConvSizes<TConv>.GroupOutputs, TConv.Groups);
        var sum = new SplitSum(queue, plan, size, batch * ConvSizes<TConv>.OutputPixels, kernelGradient, biasGradient);
        switch (InputWhole(input), OutputWhole(outputGradient, sum.Target))
        {
            case (true, true):
                BackwardWeights<WholeAccess, WholeAccess>(queue, input, outputGradient, sum);
                break;
            case (true, false):
                BackwardWeights<WholeAccess, EachAccess>(queue, input, outputGradient, sum);
                break;
            case (false, true):
                BackwardWeights<EachAccess, WholeAccess>(queue, input, outputGradient, sum);
                break;
            default:
                BackwardWeights<EachAccess, EachAccess>(queue, input, outputGradient, sum);
                break;
        }

        sum.Finish(queue);
    }

    private static void Forward<TActivation, TInput, TOutput>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var pixels = batch * ConvSizes<TConv>.OutputPixels;
        var size = new GemmSize(pixels, ConvSizes<TConv>.GroupOutputs, TConv.Groups);
        var hasBias = bias.IsEmpty ? 0 : 1;
        var product = new ForwardProduct<TConv, TActivation, TInput, TOutput>(
            input.View, kernel.View, (bias.IsEmpty ? kernel : bias).View, hasBias, output.View, pixels);
        GemmLaunch<ForwardProduct<TConv, TActivation, TInput, TOutput>, AlongDepth, AlongWidth, NoSums>.Run(
            queue, plan.Tile(size), size, product, input, kernel, bias, output);
    }

    private static void Transposed<TActivation, TInput, TOutput>(
        DeviceQueue queue,
        int batch,
        DeviceSpan outputGradient,
        DeviceSpan kernel,
        DeviceSpan bias,
        DeviceSpan inputGradient,
        GemmPlan plan)
        where TActivation : struct, IActivation
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var phases = TConv.StrideHeight * TConv.StrideWidth;
        var height = (TConv.InputHeight + TConv.StrideHeight - 1) / TConv.StrideHeight;
        var width = (TConv.InputWidth + TConv.StrideWidth - 1) / TConv.StrideWidth;
        var size = new GemmSize(batch * height * width, ConvSizes<TConv>.GroupInputs, phases * TConv.Groups);
        var hasBias = bias.IsEmpty ? 0 : 1;
        var product = new DataGradientProduct<TConv, TActivation, TInput, TOutput>(
            outputGradient.View, kernel.View, (bias.IsEmpty ? kernel : bias).View, hasBias, inputGradient.View, batch);
        GemmLaunch<DataGradientProduct<TConv, TActivation, TInput, TOutput>, AlongDepth, AlongDepth, NoSums>.Run(
            queue, plan.Tile(size), size, product, outputGradient, kernel, bias, inputGradient);
    }

    private static void BackwardWeights<TInput, TOutput>(
        DeviceQueue queue, DeviceSpan input, DeviceSpan outputGradient, SplitSum sum)
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var product = new WeightGradientProduct<TConv, TInput, TOutput>(
            input.View, outputGradient.View, sum.Target.View, sum.Sums.View, sum.Split);
        if (sum.Sums.IsEmpty)
        {
            GemmLaunch<WeightGradientProduct<TConv, TInput, TOutput>, AlongWidth, AlongWidth, NoSums>.Run(
                queue, sum.Shape, sum.Size, product, input, outputGradient, sum.Target);
        }
        else
        {
            GemmLaunch<WeightGradientProduct<TConv, TInput, TOutput>, AlongWidth, AlongWidth, BiasSums>.Run(
                queue, sum.Shape, sum.Size, product, input, outputGradient, sum.Target);
        }
    }

    private static MatrixSize Size(int batch) =>
        new(batch * ConvSizes<TConv>.OutputPixels, TConv.InputChannels, TConv.OutputChannels);

    private static bool InputWhole(params ReadOnlySpan<DeviceSpan> spans) => Alignment.Whole(ConvSizes<TConv>.GroupInputs, spans);

    private static bool OutputWhole(params ReadOnlySpan<DeviceSpan> spans) => Alignment.Whole(ConvSizes<TConv>.GroupOutputs, spans);
}
