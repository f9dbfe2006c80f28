using System.Runtime.CompilerServices;

namespace NetDsl.Ilgpu;

/// <summary>A network on a device that tells classes apart and declares their labels.</summary>
/// <typeparam name="TLabel">The enumeration generated from the labels, numbered as the outputs.</typeparam>
public abstract class DeviceNetwork<TLabel> : DeviceNetwork
    where TLabel : struct, Enum
{
    /// <inheritdoc cref="DeviceNetwork(Network, GpuDevice, DevicePlan)"/>
    protected DeviceNetwork(Network network, GpuDevice device, DevicePlan plan)
        : base(network, device, plan)
    {
    }

    /// <summary>Tells the class of one sample: the label of the greatest output, the first of equal ones. Safe to call from many threads at once.</summary>
    /// <param name="input">One sample of the input shape.</param>
    /// <exception cref="ArgumentException">The input is not one whole sample.</exception>
    /// <exception cref="GpuException">The device has not enough memory, or was lost.</exception>
    public TLabel Classify(ReadOnlySpan<float> input)
    {
        Border.One(Network.Description, input.Length);
        return Label(PredictAll(input));
    }

    /// <summary>Tells the class of each of many samples.</summary>
    /// <param name="input">Whole samples one after another: batch × the input shape.</param>
    /// <returns>One label for each sample.</returns>
    /// <exception cref="ArgumentException">The input is empty or does not hold whole samples.</exception>
    /// <exception cref="GpuException">The device has not enough memory, or was lost.</exception>
    public TLabel[] ClassifyAll(ReadOnlySpan<float> input)
    {
        var output = PredictAll(input);
        var length = Network.Description.OutputLength;
        var labels = new TLabel[output.Length / length];
        for (var sample = 0; sample < labels.Length; sample++)
        {
            labels[sample] = Label(output.AsSpan(sample * length, length));
        }

        return labels;
    }

    private static TLabel Label(ReadOnlySpan<float> output) => Unsafe.BitCast<int, TLabel>(Decision.Class(output));
}
