using NetworkTests.Comparison;

namespace NetDsl.Ilgpu.Tests.Agreement;

/// <summary>
/// Runs a network on the CPU and on a device from the same weights and inputs. Both compute in single precision and add in different
/// orders, so results agree up to a share of the largest value beside them.
/// </summary>
internal sealed class TargetComparison : IDisposable
{
    /// <summary>The share of a tensor's largest value by which its values may differ.</summary>
    public const float Tolerance = 2e-4f;

    private readonly Network network;
    private readonly DeviceNetwork onDevice;
    private readonly Random random;

    public TargetComparison(Network network, GpuDevice device, int seed)
    {
        this.network = network;
        onDevice = AgreedAssembly.OnDevice(network, device);
        random = new Random(seed);
    }

    /// <summary>Predictions.</summary>
    public void Infer(int batch)
    {
        var input = Draw.Values(random, batch * network.Description.InputLength);
        Agree(onDevice.PredictAll(input), network.PredictAll(input), "output");
    }

    /// <summary>A training step: outputs, moving statistics, the gradient of every weight.</summary>
    public void Train(int batch)
    {
        var input = Draw.Values(random, batch * network.Description.InputLength);
        var outputGradient = Draw.Values(random, batch * network.Description.OutputLength);
        using var session = network.CreateTrainingSession(batch);
        using var deviceSession = onDevice.CreateTrainingSession(batch);
        (session.Seed, session.Step) = (deviceSession.Seed, deviceSession.Step) = (17, 3);
        var (expected, actual) = (new float[outputGradient.Length], new float[outputGradient.Length]);

        // The device first: the CPU's forward pass moves the statistics that both began with.
        deviceSession.Forward(input, actual);
        deviceSession.Backward(outputGradient);
        session.Forward(input, expected);
        session.Backward(input, outputGradient);
        Agree(actual, expected, "training output");
        AgreeOnGradients(session.Gradients, deviceSession);
        AgreeOnStatistics();
    }

    public void Dispose() => onDevice.Dispose();

    private void AgreeOnGradients(Span<float> expected, DeviceTrainingSession session)
    {
        var actual = new float[expected.Length];
        session.DownloadGradients(actual);
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.Trainable))
        {
            Agree(
                actual.AsSpan(parameter.Offset, parameter.Length),
                expected.Slice(parameter.Offset, parameter.Length),
                $"gradient of {parameter.Name}",
                LargestOf(expected, parameter));
        }
    }

    // The gradient of a bias in front of a norm is zero but for rounding: its size is that of the layer's other gradients.
    private float LargestOf(Span<float> gradients, ParameterDescription parameter)
    {
        var layer = parameter.Name[..parameter.Name.LastIndexOf('.')] + ".";
        var largest = 0f;
        foreach (var other in network.Description.Parameters.Where(other => other.Trainable && other.Name.StartsWith(layer, StringComparison.Ordinal)))
        {
            largest = MathF.Max(largest, System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<float>(gradients.Slice(other.Offset, other.Length)));
        }

        return MathF.Abs(largest);
    }

    private void AgreeOnStatistics()
    {
        var expected = network.Parameters.Statistics.ToArray();
        if (expected.Length > 0)
        {
            onDevice.Download();
            Agree(network.Parameters.Statistics, expected, "moving statistics");
        }
    }

    private static void Agree(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what, float beside = 0)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = MathF.Max(beside, MathF.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<float>(expected)));
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = MathF.Abs(actual[i] - expected[i]);
            if (!(difference <= 1e-6f + (Tolerance * largest)))
            {
                Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {actual[i]} on the device and {expected[i]} on the CPU, where the largest is {largest}"));
            }
        }
    }
}
