using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Applies a function to every place of one or two values, four places a thread and the last few one by one. The output may be one of the
/// operands: a thread writes only where it alone has read.
/// </summary>
internal static class ElementwiseLaunch
{
    /// <summary>The activation of every place.</summary>
    public static void Run<TFunction>(DeviceQueue queue, DeviceSpan input, DeviceSpan output)
        where TFunction : struct, IActivation
    {
        SpanGuard.Check(1, output.Length, input, output.Length, output);
        if (output.IsEmpty)
        {
            return;
        }

        input = input.Slice(0, output.Length);
        if (Lanes.AreFour(FourLanes.Count, input, output))
        {
            queue.Launch(Size(output.Length, FourLanes.Count).Touching(input, output), Kernel<FourLanes, TFunction>, input.View, output.View);
        }
        else
        {
            queue.Launch(Size(output.Length, OneLane.Count).Touching(input, output), Kernel<OneLane, TFunction>, input.View, output.View);
        }
    }

    /// <summary>The function of every place of two operands, which are as long as the output or longer.</summary>
    public static void RunPairs<TFunction>(DeviceQueue queue, DeviceSpan left, DeviceSpan right, DeviceSpan output)
        where TFunction : struct, IPairFunction
    {
        SpanGuard.Check(1, output.Length, left, output.Length, right);
        if (output.IsEmpty)
        {
            return;
        }

        left = left.Slice(0, output.Length);
        right = right.Slice(0, output.Length);
        var four = Lanes.AreFour(FourLanes.Count, left, right, output);
        var size = Size(output.Length, four ? FourLanes.Count : OneLane.Count).Touching(left, right, output);
        if (four)
        {
            queue.Launch(size, PairKernel<FourLanes, TFunction>, left.View, right.View, output.View);
        }
        else
        {
            queue.Launch(size, PairKernel<OneLane, TFunction>, left.View, right.View, output.View);
        }
    }

    /// <summary>One thread for each vector, and one for each place behind the last vector.</summary>
    private static LaunchSize Size(long places, int width) => LaunchSize.ForItems((places / width) + (places % width));

    private static void Kernel<TLanes, TFunction>(ArrayView<float> input, ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
        where TFunction : struct, IActivation
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        var vectors = output.IntLength / TLanes.Count;
        if (index < vectors)
        {
            output.Cast<TLanes>()[index] = TLanes.Activate<TFunction>(input.Cast<TLanes>()[index]);
            return;
        }

        var place = index + ((TLanes.Count - 1) * vectors);
        if (place < output.IntLength)
        {
            output[place] = TFunction.Apply(input[place]);
        }
    }

    private static void PairKernel<TLanes, TFunction>(ArrayView<float> left, ArrayView<float> right, ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
        where TFunction : struct, IPairFunction
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        var vectors = output.IntLength / TLanes.Count;
        if (index < vectors)
        {
            output.Cast<TLanes>()[index] = TLanes.Combine<TFunction>(left.Cast<TLanes>()[index], right.Cast<TLanes>()[index]);
            return;
        }

        var place = index + ((TLanes.Count - 1) * vectors);
        if (place < output.IntLength)
        {
            output[place] = TFunction.Apply(left[place], right[place]);
        }
    }
}
