using NetDsl.Memory;

namespace NetDsl;

/// <summary>
/// The weights of one version, packed for inference. It never changes once published, so any number of threads read it; a session
/// that still computes with an older version keeps that one alive, and its memory goes when nobody holds it any more.
/// </summary>
internal sealed class PreparedWeights(long version, int floats)
{
    private readonly NativeBuffer buffer = new(floats);

    /// <summary>The version of the parameters that this was packed from.</summary>
    public long Version => version;

    /// <summary>The packed weights.</summary>
    public Span<float> Span => buffer.Span;
}
