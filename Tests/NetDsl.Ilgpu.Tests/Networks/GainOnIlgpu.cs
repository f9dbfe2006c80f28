using ILGPU;

namespace NetDsl.Ilgpu.Tests.Networks;

/// <summary><see cref="Gain"/> on a device, written as the compiler would write it.</summary>
internal class GainOnIlgpu(Gain network, GpuDevice device, long arena = 16)
    : DeviceNetwork<GainLabel>(network, device, new DevicePlan(InferencePerSample: arena, 0, Prepared: 16, TrainingPerSample: arena, TrainingFixed: 16))
{
    /// <summary>How often weights were prepared.</summary>
    public int Preparations { get; private set; }

    /// <summary>How many floats of scratch memory a batch takes.</summary>
    public Func<int, long> Scratch { get; set; } = batch => 4L * batch;

    protected override void Prepare(DeviceQueue queue, in DeviceFrame frame)
    {
        Preparations++;
        NetDsl.Ilgpu.Kernels.Copy.Run(queue, frame.Weights.Slice(0, Gain.Channels), frame.Prepared.Slice(0, Gain.Channels));
    }

    protected override void Infer(DeviceQueue queue, int batch, in DeviceFrame frame) =>
        GainKernels.Forward(queue, frame.Input, frame.Prepared, frame.Output);

    protected override void Forward(DeviceQueue queue, int batch, in DeviceFrame frame)
    {
        queue.Scratch(Scratch(batch));
        GainKernels.Forward(queue, frame.Input, frame.Weights, frame.Output);
        GainKernels.Count(queue, batch, frame.Weights.Slice(Gain.Count, 1));
    }

    protected override void Backward(DeviceQueue queue, int batch, in DeviceFrame frame) =>
        GainKernels.Backward(queue, batch, frame.Input, frame.OutputGradient, queue.Scratch(Scratch(batch)), frame.Gradients);
}

/// <summary>The kernels of <see cref="Gain"/>.</summary>
public static class GainKernels
{
    internal static void Forward(DeviceQueue queue, DeviceSpan input, DeviceSpan gain, DeviceSpan output) =>
        queue.Launch(LaunchSize.ForItems(output.Length).Touching(input, gain, output), ForwardKernel, input.View, gain.View, output.View);

    internal static void Count(DeviceQueue queue, int batch, DeviceSpan count) =>
        queue.Launch(LaunchSize.ForItems(1).Touching(count), CountKernel, batch, count.View);

    internal static void Backward(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan scratch, DeviceSpan gradient)
    {
        // Through scratch memory, to show that it is there.
        NetDsl.Ilgpu.Kernels.Copy.Run(queue, outputGradient, scratch.Slice(0, outputGradient.Length));
        queue.Launch(
            LaunchSize.ForItems(Gain.Channels).Touching(input, outputGradient, gradient),
            BackwardKernel,
            batch,
            input.View,
            scratch.View,
            gradient.View);
    }

    public static void ForwardKernel(ArrayView<float> input, ArrayView<float> gain, ArrayView<float> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < output.IntLength)
        {
            output[index] = gain[index % Gain.Channels] * input[index];
        }
    }

    public static void CountKernel(int batch, ArrayView<float> count)
    {
        if (Group.IdxX == 0)
        {
            count[0] += batch;
        }
    }

    public static void BackwardKernel(int batch, ArrayView<float> input, ArrayView<float> outputGradient, ArrayView<float> gradient)
    {
        var channel = Group.IdxX;
        if (channel < Gain.Channels)
        {
            var sum = 0f;
            for (var sample = 0; sample < batch; sample++)
            {
                sum += input[(sample * Gain.Channels) + channel] * outputGradient[(sample * Gain.Channels) + channel];
            }

            gradient[channel] = sum;
        }
    }
}
