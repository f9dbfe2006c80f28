using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>Something that lives on an accelerator.</summary>
public abstract class AcceleratorObject : DisposeBase
{
    private protected AcceleratorObject(Accelerator accelerator) => Accelerator = accelerator;

    /// <summary>The accelerator that this lives on.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>The kind of the accelerator.</summary>
    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;
}
