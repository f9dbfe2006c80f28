using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Launches the kernels of a depthwise convolution.</summary>
internal static class DepthwiseRun<TConv, TLanes>
    where TConv : struct, IDepthwiseConv2D
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>One launch for kernel and bias.</summary>
    public static void Fold(
        DeviceQueue queue, DeviceSpan kernel, DeviceSpan bias, DeviceSpan affine, DeviceSpan foldedKernel, DeviceSpan foldedBias)
    {
        var vectors = TConv.OutputChannels / TLanes.Count;
        var count = ((TConv.KernelHeight * TConv.KernelWidth) + 1) * vectors;
        queue.Launch(
            LaunchSize.ForItems(count).Touching(kernel, bias, affine, foldedKernel, foldedBias),
            DepthwiseFoldKernel<TLanes>.Run,
            count,
            vectors,
            Has(bias),
            Lanes.Of<TLanes>(kernel),
            Lanes.Of<TLanes>(bias.IsEmpty ? kernel : bias),
            Lanes.Of<TLanes>(affine),
            Lanes.Of<TLanes>(foldedKernel),
            Lanes.Of<TLanes>(foldedBias));
    }

    /// <summary>The convolution.</summary>
    public static void Forward<TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TActivation : struct, IActivation => Correlate<ForwardMap<TConv>, TActivation>(queue, batch, input, kernel, bias, output);

    /// <summary>A correlation too where strides and multiplier are 1; otherwise each input gathers.</summary>
    public static void BackwardInput(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient)
    {
        if (TConv.StrideHeight == 1 && TConv.StrideWidth == 1 && TConv.InputChannels == TConv.OutputChannels)
        {
            Correlate<BackwardMap<TConv>, Identity>(queue, batch, outputGradient, kernel, default, inputGradient);
            return;
        }

        var count = batch * TConv.InputHeight * TConv.InputWidth * (TConv.InputChannels / TLanes.Count);
        queue.Launch(
            LaunchSize.ForItems(count).Touching(outputGradient, kernel, inputGradient),
            DepthwiseGradientKernel<TConv, TLanes>.Run,
            count,
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(kernel),
            Lanes.Of<TLanes>(inputGradient));
    }

    /// <summary>One launch for the sums of chunks, and where there are several chunks, one for the sums of those.</summary>
    public static void BackwardWeights(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelGradient, DeviceSpan biasGradient)
    {
        var chunks = DepthwiseWeightShape<TConv, TLanes>.Chunks(batch);
        var biased = Has(biasGradient);
        if (chunks == 1)
        {
            SumChunks(queue, batch, input, outputGradient, kernelGradient, biasGradient);
            return;
        }

        var weights = (long)chunks * TConv.KernelHeight * TConv.KernelWidth * TConv.OutputChannels;
        var biases = (long)chunks * TConv.OutputChannels * biased;
        var scratch = queue.Scratch(weights + biases);
        var (kernelSums, biasSums) = (scratch.Slice(0, weights), scratch.Slice(weights, biases));
        SumChunks(queue, batch, input, outputGradient, kernelSums, biasSums);
        queue.Launch(
            DepthwiseWeightKernels<TConv, TLanes>.JoinSize(biased).Touching(scratch, kernelGradient, biasGradient),
            DepthwiseWeightKernels<TConv, TLanes>.JoinChunks,
            chunks,
            biased,
            Lanes.Of<TLanes>(kernelSums),
            Lanes.Of<TLanes>(biased != 0 ? biasSums : kernelSums),
            Lanes.Of<TLanes>(kernelGradient),
            Lanes.Of<TLanes>(biased != 0 ? biasGradient : kernelGradient));
    }

    private static void SumChunks(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelSums, DeviceSpan biasSums)
    {
        var groups = DepthwiseWeightShape<TConv, TLanes>.Chunks(batch)
            * DepthwiseWeightShape<TConv, TLanes>.Blocks
            * DepthwiseWeightShape<TConv, TLanes>.TileGroups;
        queue.Launch(
            new LaunchSize(groups, DepthwiseWeightShape<TConv, TLanes>.Threads).Touching(input, outputGradient, kernelSums, biasSums),
            DepthwiseWeightKernels<TConv, TLanes>.SumChunks,
            batch * TConv.OutputHeight * DepthwiseWeightShape<TConv, TLanes>.Segments,
            DepthwiseWeightShape<TConv, TLanes>.ChunkSegments(batch),
            Has(biasSums),
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(outputGradient),
            Lanes.Of<TLanes>(kernelSums),
            Lanes.Of<TLanes>(biasSums.IsEmpty ? kernelSums : biasSums));
    }

    private static void Correlate<TMap, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TMap : struct, IDepthwiseMap
        where TActivation : struct, IActivation
    {
        var count = batch * DepthwiseKernels<TMap, TActivation, TLanes>.PerSample;
        queue.Launch(
            LaunchSize.ForItems(count).Touching(input, kernel, bias, output),
            DepthwiseKernels<TMap, TActivation, TLanes>.Run,
            count,
            Has(bias),
            Lanes.Of<TLanes>(input),
            Lanes.Of<TLanes>(kernel),
            Lanes.Of<TLanes>(bias.IsEmpty ? kernel : bias),
            Lanes.Of<TLanes>(output));
    }

    private static int Has(DeviceSpan weights) => weights.IsEmpty ? 0 : 1;
}
