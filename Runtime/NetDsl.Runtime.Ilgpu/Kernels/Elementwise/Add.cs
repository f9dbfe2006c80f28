namespace NetDsl.Ilgpu.Kernels;

/// <summary>Sums of two values of one shape: the end of a residual branch, and gradients that meet where a value forked.</summary>
public static class Add
{
    /// <summary>output = activation(left + right).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="left">Any shape.</param>
    /// <param name="right">The same shape.</param>
    /// <param name="output">The same shape; may be one of the inputs.</param>
    public static void Forward<TActivation>(DeviceQueue queue, DeviceSpan left, DeviceSpan right, DeviceSpan output)
        where TActivation : struct, IActivation =>
        ElementwiseLaunch.RunPairs<Plus<TActivation>>(queue, left, right, output.Slice(0, left.Length));

    /// <summary>Adds the source to the target.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="source">Any shape.</param>
    /// <param name="target">The same shape.</param>
    public static void Accumulate(DeviceQueue queue, DeviceSpan source, DeviceSpan target) =>
        ElementwiseLaunch.RunPairs<Plus<Identity>>(queue, source, target, target.Slice(0, source.Length));
}
