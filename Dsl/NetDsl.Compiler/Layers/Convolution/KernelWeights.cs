namespace NetDsl.Compiler.Layers;

/// <summary>The weights of layers that multiply by a kernel.</summary>
internal static class KernelWeights
{
    /// <summary>
    /// The kernel and, where wanted, the bias. The fans are Keras': the last two extents of the kernel, each times the product of the
    /// extents before them (<c>compute_fans</c> in keras/src/initializers/random_initializers.py).
    /// </summary>
    public static IReadOnlyList<WeightDefinition> Define(int[] shape, int outputs, InitializerKind init, bool bias)
    {
        var taps = shape.Take(shape.Length - 2).Aggregate(1L, (product, extent) => product * extent);
        var kernel = new WeightDefinition("kernel", shape, init, taps * shape[shape.Length - 2], taps * shape[shape.Length - 1]);
        return bias ? [kernel, new WeightDefinition("bias", [outputs], InitializerKind.Zeros)] : [kernel];
    }
}
