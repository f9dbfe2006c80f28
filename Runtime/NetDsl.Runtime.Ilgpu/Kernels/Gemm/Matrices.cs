namespace NetDsl.Ilgpu.Kernels;

/// <summary>The three passes of a dense layer, or of a convolution of single pixels.</summary>
internal static class Matrices
{
    /// <summary>output = activation(input · kernel + bias).</summary>
    public static void Forward<TActivation>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
    {
        switch (Whole(size.Inputs, input), Whole(size.Outputs, kernel, bias, output))
        {
            case (true, true):
                Forward<TActivation, Yes, Yes>(queue, size, input, kernel, bias, output, plan);
                break;
            case (true, false):
                Forward<TActivation, Yes, No>(queue, size, input, kernel, bias, output, plan);
                break;
            case (false, true):
                Forward<TActivation, No, Yes>(queue, size, input, kernel, bias, output, plan);
                break;
            default:
                Forward<TActivation, No, No>(queue, size, input, kernel, bias, output, plan);
                break;
        }
    }

    /// <summary>The gradient with respect to the input.</summary>
    public static void BackwardInput(
        DeviceQueue queue, MatrixSize size, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
    {
        switch (Whole(size.Inputs, inputGradient), Whole(size.Outputs, outputGradient, kernel))
        {
            case (true, true):
                BackwardInput<Yes, Yes>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            case (true, false):
                BackwardInput<Yes, No>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            case (false, true):
                BackwardInput<No, Yes>(queue, size, outputGradient, kernel, inputGradient, plan);
                break;
            default:
                BackwardInput<No, No>(queue, size, outputGradient, kernel, inputGradient, plan);
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
        switch (Whole(size.Inputs, input), Whole(size.Outputs, outputGradient, kernelGradient))
        {
            case (true, true):
                BackwardWeights<Yes, Yes>(queue, size, input, outputGradient, sum, !biasGradient.IsEmpty);
                break;
            case (true, false):
                BackwardWeights<Yes, No>(queue, size, input, outputGradient, sum, !biasGradient.IsEmpty);
                break;
            case (false, true):
                BackwardWeights<No, Yes>(queue, size, input, outputGradient, sum, !biasGradient.IsEmpty);
                break;
            default:
                BackwardWeights<No, No>(queue, size, input, outputGradient, sum, !biasGradient.IsEmpty);
                break;
        }

        sum.Finish(queue);
    }

    private static void Forward<TActivation, TDepth, TColumns>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TActivation : struct, IActivation
        where TDepth : struct, IChoice
        where TColumns : struct, IChoice
    {
        var result = new GemmSize(size.Rows, size.Outputs, 1);
        var product = new MatrixForwardProduct<TActivation, TDepth, TColumns>(
            input.View, kernel.View, bias.View, bias.IsEmpty ? 0 : 1, output.View, size);
        Gemm.Run(queue, plan.Tile(result), result, product, Gemm.Bytes(input, kernel, bias, output));
    }

    private static void BackwardInput<TInputs, TOutputs>(
        DeviceQueue queue, MatrixSize size, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
        where TInputs : struct, IChoice
        where TOutputs : struct, IChoice
    {
        var result = new GemmSize(size.Rows, size.Inputs, 1);
        var product = new MatrixDataGradientProduct<TInputs, TOutputs>(
            outputGradient.View, kernel.View, inputGradient.View, size);
        Gemm.Run(queue, plan.Tile(result), result, product, Gemm.Bytes(outputGradient, kernel, inputGradient));
    }

    private static void BackwardWeights<TInputs, TOutputs>(
        DeviceQueue queue, MatrixSize size, DeviceSpan input, DeviceSpan outputGradient, SplitSum sum, bool sums)
        where TInputs : struct, IChoice
        where TOutputs : struct, IChoice
    {
        var bytes = Gemm.Bytes(input, outputGradient, sum.Target);
        if (sums)
        {
            var product = new MatrixWeightGradientProduct<TInputs, TOutputs, Yes>(
                input.View, outputGradient.View, sum.Target.View, sum.Sums.View, size, sum.Split);
            Gemm.Run(queue, sum.Shape, sum.Size, product, bytes);
        }
        else
        {
            var product = new MatrixWeightGradientProduct<TInputs, TOutputs, No>(
                input.View, outputGradient.View, sum.Target.View, sum.Sums.View, size, sum.Split);
            Gemm.Run(queue, sum.Shape, sum.Size, product, bytes);
        }
    }

    /// <summary>Whether lines of so many floats can be moved 16 bytes at a time.</summary>
    private static bool Whole(int line, params ReadOnlySpan<DeviceSpan> spans)
    {
        var whole = line % 4 == 0;
        foreach (var span in spans)
        {
            whole &= span.Offset % 4 == 0;
        }

        return whole;
    }
}
