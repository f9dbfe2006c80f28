using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Sums of values, position by position.</summary>
public static class Add
{
    /// <summary>The sum of two values with an activation: output = f(left + right).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="left">Any shape.</param>
    /// <param name="right">As many values.</param>
    /// <param name="output">As many values; may be one of the terms.</param>
    public static void Forward<TActivation>(DeviceQueue queue, DeviceSpan left, DeviceSpan right, DeviceSpan output)
        where TActivation : struct, IActivation =>
        queue.Launch(
            LaunchSize.ForItems(output.Length).Touching(left, right, output),
            ForwardKernel<TActivation>,
            left.View,
            right.View,
            output.View);

    /// <summary>Adds a part to the whole, in place.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="part">Any shape.</param>
    /// <param name="whole">As many values.</param>
    public static void Accumulate(DeviceQueue queue, DeviceSpan part, DeviceSpan whole) => Forward<Identity>(queue, whole, part, whole);

    private static void ForwardKernel<TActivation>(ArrayView<float> left, ArrayView<float> right, ArrayView<float> output)
        where TActivation : struct, IActivation
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < output.IntLength)
        {
            output[index] = TActivation.Apply(left[index] + right[index]);
        }
    }
}
