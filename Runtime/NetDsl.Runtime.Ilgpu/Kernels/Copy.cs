using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Copies within device memory.</summary>
public static class Copy
{
    /// <summary>Copies one value onto another.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="source">Any shape.</param>
    /// <param name="target">As many values.</param>
    public static void Run(DeviceQueue queue, DeviceSpan source, DeviceSpan target) =>
        queue.Launch(LaunchSize.ForItems(target.Length).Touching(source, target), Kernel, source.View, target.View);

    private static void Kernel(ArrayView<float> source, ArrayView<float> target)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < target.IntLength)
        {
            target[index] = source[index];
        }
    }
}
