namespace NetDsl.Ilgpu;

/// <summary>A value that is too long for kernels; who made it knows of what batch, and says so in its place.</summary>
/// <param name="floats">Its floats.</param>
internal sealed class DeviceValueException(long floats)
    : GpuException($"A value of {Shape.Count(floats)} floats is longer than the {Shape.Count(int.MaxValue)} that kernels can index; run fewer samples at once.")
{
    /// <summary>Its floats.</summary>
    public long Floats => floats;
}
