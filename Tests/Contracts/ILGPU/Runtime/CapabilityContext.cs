namespace ILGPU.Runtime;

/// <summary>What a device can do.</summary>
public abstract class CapabilityContext
{
    private protected CapabilityContext()
    {
    }

    /// <summary>Whether one pointer can point to every kind of memory.</summary>
    public bool GenericAddressSpace { get; internal set; }
}
