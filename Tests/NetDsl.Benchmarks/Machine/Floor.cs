using NetDsl.Benchmarks.Networks;
using NetDsl.Profiling;

namespace NetDsl.Benchmarks.Machine;

/// <summary>
/// The least time that a machine takes for a case: the larger of its multiply-adds at the peak of the processor, and of the bytes that must
/// come from memory or go there at the peak of the memory. Nothing overlaps better than that, so no case is faster that multiplies as the
/// layers are defined; minimal filtering multiplies less, and may stay below.
/// </summary>
/// <param name="Macs">Multiply-adds of the case.</param>
/// <param name="Bytes">Bytes that must move.</param>
/// <param name="Milliseconds">The floor.</param>
/// <param name="IsArithmetic">Whether the multiply-adds make it.</param>
internal sealed record Floor(long Macs, long Bytes, double Milliseconds, bool IsArithmetic)
{
    /// <summary>Its name in results.</summary>
    public string Kind => IsArithmetic ? "arithmetic" : "memory";

    public static Floor Of(KnownNetwork network, NetworkDescription description, bool isStep, int batch, MachinePeak peak)
    {
        var layers = network.ReadLayers();
        var macs = isStep ? StepMacs(layers) * batch : layers.Sum(layer => layer.Macs) * batch;
        var bytes = Moved(description, isStep, batch);
        var arithmetic = 2e-6 * macs / peak.MultiplyAddGigaflops;
        var memory = 1e-6 * bytes / Math.Max(peak.ReadGigabytes, peak.CopyGigabytes);
        return new Floor(macs, bytes, Math.Max(arithmetic, memory), arithmetic >= memory);
    }

    /// <summary>Forward, the gradient of the weights, and that of the input, which the first layer needs for nobody.</summary>
    private static long StepMacs(IReadOnlyList<LayerInfo> layers) =>
        (3 * layers.Sum(layer => layer.Macs)) - layers.First(layer => layer.Macs > 0).Macs;

    /// <summary>
    /// The input and the output; and the weights, where they are more than the last cache holds. A prediction reads them once; a step reads them
    /// forward and backward, writes their gradients and reads them, and reads and writes the weights to change them. Activations are not
    /// counted: a layer may find them in a cache.
    /// </summary>
    private static long Moved(NetworkDescription description, bool isStep, int batch)
    {
        var weights = (long)description.TrainableFloats + description.StatisticFloats;
        var isCached = sizeof(float) * weights <= LastCache.Bytes;
        var samples = (long)batch * (description.InputLength + description.OutputLength);
        return sizeof(float) * (samples + (isCached ? 0 : isStep ? 6L * description.TrainableFloats : weights));
    }
}
