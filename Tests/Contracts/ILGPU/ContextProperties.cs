namespace ILGPU;

/// <summary>How hard the compiler works.</summary>
public enum OptimizationLevel
{
    /// <summary>As little as possible.</summary>
    O0 = 0,

    /// <summary>The everyday passes.</summary>
    O1 = 1,

    /// <summary>All passes.</summary>
    O2 = 2,

    /// <summary>For debugging.</summary>
    Debug = O0,

    /// <summary>For use.</summary>
    Release = O1,
}

/// <summary>How exact arithmetic is.</summary>
public enum MathMode
{
    /// <summary>As written.</summary>
    Default,

    /// <summary>Faster, with small errors.</summary>
    Fast,
}

/// <summary>What a context was asked for.</summary>
public class ContextProperties
{
    private protected ContextProperties()
    {
    }

    /// <summary>How hard the compiler works.</summary>
    public OptimizationLevel OptimizationLevel { get; private protected set; } = OptimizationLevel.Release;

    /// <summary>How exact arithmetic is.</summary>
    public MathMode MathMode { get; private protected set; }

    /// <summary>Whether markers may be put into streams.</summary>
    public bool EnableProfiling { get; private protected set; }

    /// <summary>Whether the algorithms library is there, and with it the mathematics that kernels may call.</summary>
    internal bool AlgorithmsEnabled { get; set; }
}
