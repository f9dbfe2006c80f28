using ILGPU;

namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>The same network on a device, written by hand as the compiler would emit it.</summary>
internal sealed class TinyOnDevice(TinyNetwork network, GpuDevice device) : DeviceNetwork(
    network,
    device,
    new DevicePlan(InferencePerSample: 0, InferenceFixed: 0, Prepared: 16, TrainingPerSample: TinyNetwork.Inputs, TrainingFixed: 0))
{
    /// <summary>Called whenever a forward pass of training is planned or enqueued.</summary>
    public Action Forwarding { get; init; } = () => { };

    private const int Inputs = TinyNetwork.Inputs;
    private const int Outputs = TinyNetwork.Outputs;

    protected override void Prepare(DeviceQueue queue, in DeviceFrame frame) =>
        queue.Launch(LaunchSize.ForItems(Outputs, 4), PrepareKernel, frame.Weights.View, frame.Prepared.View);

    protected override void Infer(DeviceQueue queue, int batch, in DeviceFrame frame) => queue.Launch(
        LaunchSize.ForItems(batch * Outputs, 16),
        DenseKernel,
        frame.Weights.View,
        frame.Prepared.View,
        frame.Input.View,
        frame.Output.View);

    protected override void Forward(DeviceQueue queue, int batch, in DeviceFrame frame)
    {
        Forwarding();
        var noisy = frame.Memory.Slice(0, batch * Inputs);
        queue.Launch(LaunchSize.ForItems(batch * Inputs, 16), NoiseKernel, frame.Input.View, noisy.View, TinyNetwork.Noise(frame.Randomness));
        var bias = frame.Weights.Slice(TinyNetwork.Bias, Outputs);
        queue.Launch(LaunchSize.ForItems(batch * Outputs, 16), DenseKernel, frame.Weights.View, bias.View, noisy.View, frame.Output.View);
        var statistics = frame.Weights.Slice(TinyNetwork.Statistics, Outputs);
        queue.Launch(LaunchSize.ForItems(Outputs, 4), StatisticsKernel, frame.Output.View, statistics.View);
    }

    protected override void Backward(DeviceQueue queue, int batch, in DeviceFrame frame) => queue.Launch(
        LaunchSize.ForItems((Inputs + 1) * Outputs, 16),
        GradientKernel,
        frame.Memory.Slice(0, batch * Inputs).View,
        frame.OutputGradient.View,
        frame.Gradients.View);

    private static int Index => (Grid.IdxX * Group.DimX) + Group.IdxX;

    private static void PrepareKernel(ArrayView<float> weights, ArrayView<float> bias)
    {
        if (Index < Outputs)
        {
            bias[Index] = weights[TinyNetwork.Bias + Index] - (0.01f * weights[TinyNetwork.Statistics + Index]);
        }
    }

    private static void NoiseKernel(ArrayView<float> input, ArrayView<float> noisy, float noise)
    {
        if (Index < noisy.IntLength)
        {
            noisy[Index] = input[Index] * noise;
        }
    }

    private static void DenseKernel(ArrayView<float> kernel, ArrayView<float> bias, ArrayView<float> input, ArrayView<float> output)
    {
        if (Index < output.IntLength)
        {
            var o = Index % Outputs;
            var sum = bias[o];
            for (var i = 0; i < Inputs; i++)
            {
                sum += input[(Index / Outputs * Inputs) + i] * kernel[(i * Outputs) + o];
            }

            output[Index] = sum;
        }
    }

    private static void StatisticsKernel(ArrayView<float> output, ArrayView<float> statistics)
    {
        if (Index < Outputs)
        {
            float sum = 0;
            for (var place = Index; place < output.IntLength; place += Outputs)
            {
                sum += output[place];
            }

            var samples = output.IntLength / Outputs;
            statistics[Index] = (TinyNetwork.Keep * statistics[Index]) + ((1 - TinyNetwork.Keep) * sum / samples);
        }
    }

    private static void GradientKernel(ArrayView<float> noisy, ArrayView<float> slopes, ArrayView<float> gradients)
    {
        if (Index < (Inputs + 1) * Outputs)
        {
            var (i, o) = (Index / Outputs, Index % Outputs);
            float sum = 0;
            for (var sample = 0; sample < slopes.IntLength / Outputs; sample++)
            {
                sum += slopes[(sample * Outputs) + o] * (i == Inputs ? 1 : noisy[(sample * Inputs) + i]);
            }

            gradients[i == Inputs ? TinyNetwork.Bias + o : Index] = sum;
        }
    }
}
