namespace NetDsl.Ilgpu.Kernels;

/// <summary>A function of two numbers at the same place.</summary>
internal interface IPairFunction
{
    /// <summary>The function.</summary>
    static abstract float Apply(float left, float right);
}
