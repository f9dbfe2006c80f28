namespace ILGPU;

/// <summary>Lets kernels call the mathematics of <see cref="Algorithms.XMath"/>.</summary>
public static class AlgorithmContext
{
    /// <summary>Switches the algorithms on.</summary>
    public static Context.Builder EnableAlgorithms(this Context.Builder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AlgorithmsEnabled = true;
        return builder;
    }
}
