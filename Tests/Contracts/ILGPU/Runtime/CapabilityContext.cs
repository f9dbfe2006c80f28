namespace ILGPU.Runtime;

/// <summary>What a device can do.</summary>
public abstract class CapabilityContext
{
    private protected CapabilityContext()
    {
    }
}
