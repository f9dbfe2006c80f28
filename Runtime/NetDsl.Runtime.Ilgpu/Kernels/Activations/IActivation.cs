namespace NetDsl.Ilgpu.Kernels;

/// <summary>A function of each value, as kernels of a device compute it: in plain single precision, without exceptions.</summary>
public interface IActivation
{
    /// <summary>The function.</summary>
    static abstract float Apply(float input);
}

/// <summary>An activation whose derivative follows from its own output.</summary>
public interface ISlopeFromOutput : IActivation
{
    /// <summary>The derivative where the function has this output.</summary>
    static abstract float Slope(float output);
}

/// <summary>An activation whose derivative needs its input.</summary>
public interface ISlopeFromInput : IActivation
{
    /// <summary>The derivative at this input.</summary>
    static abstract float Slope(float input);
}
