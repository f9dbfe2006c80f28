using NetDsl.Ilgpu;

namespace NetworkTests.Comparison;

/// <summary>Runs the part of a generated network for devices beside the CPU's, which others hold against the interpreter.</summary>
internal sealed class DeviceComparison : IDisposable
{
    private const ulong Seed = 17;

    private readonly NetDsl.Network onCpu;
    private readonly NetDsl.Network home;
    private readonly DeviceNetwork onDevice;
    private readonly Random random;

    /// <param name="network">The network's class.</param>
    /// <param name="device">The device.</param>
    /// <param name="seed">What weights and inputs follow from.</param>
    public DeviceComparison(Type network, GpuDevice device, int seed)
    {
        onCpu = (NetDsl.Network)Activator.CreateInstance(network, seed)!;
        home = (NetDsl.Network)Activator.CreateInstance(network, seed)!;
        Draw.Weights(onCpu, seed);
        Draw.Weights(home, seed);
        onDevice = (DeviceNetwork)Activator.CreateInstance(network.GetNestedType("OnIlgpu")!, home, device)!;
        random = new Random(seed);
    }

    public void Dispose()
    {
        onDevice.Dispose();
        home.Dispose();
        onCpu.Dispose();
    }

    /// <summary>Predictions of several batches.</summary>
    public void Infer(params int[] batches)
    {
        foreach (var batch in batches)
        {
            var input = Draw.Values(random, batch * onCpu.Description.InputLength);

            Close.Agree(onDevice.PredictAll(input), Double(onCpu.PredictAll(input)), $"output of {batch} samples");
        }
    }

    /// <summary>Training steps on several batches through one session: outputs, gradients, and then moving statistics.</summary>
    public void Train(params int[] batches)
    {
        using var expected = onCpu.CreateTrainingSession(batches.Max());
        using var actual = onDevice.CreateTrainingSession(batches.Max());
        (expected.Seed, actual.Seed) = (Seed, Seed);
        foreach (var batch in batches)
        {
            (expected.Step, actual.Step) = (expected.Step + 1, actual.Step + 1);
            Step(expected, actual, batch);
        }

        onDevice.Download();
        Agree(onCpu.Description.Parameters, home.Parameters.Values, onCpu.Parameters.Values, "");
    }

    private void Step(NetDsl.TrainingSession expected, DeviceTrainingSession actual, int batch)
    {
        var input = Draw.Values(random, batch * onCpu.Description.InputLength);
        var (right, left) = (new float[batch * onCpu.Description.OutputLength], new float[batch * onCpu.Description.OutputLength]);
        expected.Forward(input, right);
        actual.Forward(input, left);
        Close.Agree(left, Double(right), $"training output of {batch} samples");
        var outputGradient = Draw.Values(random, right.Length);
        expected.Backward(input, outputGradient);
        actual.Backward(outputGradient);
        var gradients = new float[expected.Gradients.Length];
        actual.DownloadGradients(gradients);
        Agree(onCpu.Description.Parameters.Where(parameter => parameter.Trainable), gradients, expected.Gradients, "gradient of ");
    }

    private static void Agree(
        IEnumerable<NetDsl.ParameterDescription> parameters, ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what)
    {
        foreach (var parameter in parameters)
        {
            var (start, length) = (parameter.Offset, parameter.Length);
            Close.Agree(actual.Slice(start, length), Double(expected.Slice(start, length)), what + parameter.Name);
        }
    }

    private static double[] Double(ReadOnlySpan<float> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = values[i];
        }

        return result;
    }
}
