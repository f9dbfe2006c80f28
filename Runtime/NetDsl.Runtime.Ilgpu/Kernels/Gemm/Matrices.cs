namespace NetDsl.Ilgpu.Kernels;

/// <summary>The three passes of a dense layer, or of a convolution of single pixels.</summary>
internal static class Matrices
{
    /// <summary>output = activation(input · kernel + bias).</summary>
    public static void Forward<TActivation>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
    {
        switch (Alignment.Whole(size.Inputs, input), Alignment.Whole(size.Outputs, kernel, bias, output))
        {
            case (true, true):
                Forward<TActivation, WholeAccess, WholeAccess>(queue, size, input, kernel, bias, output, plan);
                break;
            case (true, false):
                Forward<TActivation, WholeAccess, EachAccess>(queue, size, input, kernel, bias, output, plan);
                break;
            case (false, true):
                Forward<TActivation, EachAccess, WholeAccess>(queue, size, input, kernel, bias, output, plan);
                break;
            default:
                Forward<TActivation, EachAccess, EachAccess>(queue, size, input, kernel, bias, output, plan);
                break;
        }
    }

    /// <summary>The gradient with respect to the input.</summary>
    public static void BackwardInput(
        DeviceQueue queue, MatrixSize size, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
    {
        switch (Alignment.Whole(size.Inputs, inputGradient), Alignment.Whole(size.Outputs, outputGradient, kernel))
        {
            case (true, true):
                BackwardInput<WholeAccess, WholeAccess>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            case (true, false):
                BackwardInput<WholeAccess, EachAccess>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            case (false, true):
                BackwardInput<EachAccess, WholeAccess>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            default:
                BackwardInput<EachAccess, EachAccess>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the rows.</summary>
    public static void BackwardWeights(
        DeviceQueue queue,
        MatrixSize size,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan kernelGradient,
        DeviceSpan biasGradient,
        GemmPlan plan)
    {
        var sum = new SplitSum(queue, plan, new GemmSize(size.Inputs, size.Outputs, 1), size.Rows, kernelGradient, biasGradient);
        switch (Alignment.Whole(size.Inputs, input), Alignment.Whole(size.Outputs, outputGradient, sum.Target))
        {
            case (true, true):
                BackwardWeights<WholeAccess, WholeAccess>(queue, size, input, outputGradient, sum);
                break;
            case (true, false):
                BackwardWeights<WholeAccess, EachAccess>(queue, size, input, outputGradient, sum);
                break;
            case (false, true):
                BackwardWeights<EachAccess, WholeAccess>(queue, size, input, outputGradient, sum);
                break;
            default:
                BackwardWeights<EachAccess, EachAccess>(queue, size, input, outputGradient, sum);
                break;
        }

        sum.Finish(queue);
    }

    private static void Forward<TActivation, TInput, TOutput>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var result = new GemmSize(size.Rows, size.Outputs, 1);
        var product = new MatrixForwardProduct<TActivation, TInput, TOutput>(
            input.View, kernel.View, (bias.IsEmpty ? kernel : bias).View, bias.IsEmpty ? 0 : 1, output.View, size);
        GemmLaunch<MatrixForwardProduct<TActivation, TInput, TOutput>, AlongDepth, AlongWidth, NoSums>.Run(
            queue, plan.Tile(result), result, product, input, kernel, bias, output);
    }

    private static void BackwardInput<TInput, TOutput>(
        DeviceQueue queue, MatrixSize size, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var result = new GemmSize(size.Rows, size.Inputs, 1);
        var product = new MatrixDataGradientProduct<TInput, TOutput>(
            outputGradient.View, kernel.View, inputGradient.View, size);
        GemmLaunch<MatrixDataGradientProduct<TInput, TOutput>, AlongDepth, AlongDepth, NoSums>.Run(
            queue, plan.Tile(result), result, product, outputGradient, kernel, inputGradient);
    }

    private static void BackwardWeights<TInput, TOutput>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan outputGradient, SplitSum sum)
        where TInput : struct, IAccess
        where TOutput : struct, IAccess
    {
        var product = new MatrixWeightGradientProduct<TInput, TOutput>(
            input.View, outputGradient.View, sum.Target.View, sum.Sums.View, size, sum.Split);
        if (sum.Sums.IsEmpty)
        {
            GemmLaunch<MatrixWeightGradientProduct<TInput, TOutput>, AlongWidth, AlongWidth, NoSums>.Run(
                queue, sum.Shape, sum.Size, product, input, outputGradient, sum.Target);
        }
        else
        {
            GemmLaunch<MatrixWeightGradientProduct<TInput, TOutput>, AlongWidth, AlongWidth, BiasSums>.Run(
                queue, sum.Shape, sum.Size, product, input, outputGradient, sum.Target);
        }
    }
}
