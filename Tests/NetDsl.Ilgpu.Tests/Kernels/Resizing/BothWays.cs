using NetDsl.Ilgpu.Tests.Kernels.Windows;

namespace NetDsl.Ilgpu.Tests.Kernels.Resizing;

/// <summary>A step of a network on the processor: samples, one value, the other.</summary>
internal delegate void HostStep(int batch, ReadOnlySpan<float> from, Span<float> to);

/// <summary>The same step on a device.</summary>
internal delegate void DeviceStep(DeviceQueue queue, int batch, DeviceSpan from, DeviceSpan to);

/// <summary>Runs a step that has no weights forward and backward, and compares with the processor.</summary>
internal static class BothWays
{
    private const int Batch = 3;

    /// <summary>Compares both directions.</summary>
    /// <param name="inputs">Floats of one sample of the input.</param>
    /// <param name="outputs">Floats of one sample of the output.</param>
    /// <param name="forward">The step on the device, and on the processor.</param>
    /// <param name="backward">Its adjoint, likewise.</param>
    /// <param name="tolerance">As a share of the largest value; 0 for copies.</param>
    public static void AreTheProcessor(
        int inputs, int outputs, (DeviceStep Device, HostStep Host) forward, (DeviceStep Device, HostStep Host) backward, float tolerance)
    {
        var run = new KernelRun();
        var input = run.Input(Whole.Numbers(Batch * inputs, seed: 1, limit: 50));
        var gradient = run.Input(Whole.Numbers(Batch * outputs, seed: 2, limit: 50));
        var (expected, expectedGradient) = (new float[Batch * outputs], new float[Batch * inputs]);
        forward.Host(Batch, input.Values, expected);
        backward.Host(Batch, gradient.Values, expectedGradient);
        var (output, inputGradient) = (run.Output(Batch * outputs), run.Output(Batch * inputs));

        run.Run(queue =>
        {
            forward.Device(queue, Batch, input.Span, output.Span);
            backward.Device(queue, Batch, gradient.Span, inputGradient.Span);
        });

        Near.Assert(expected, output.Values, tolerance, floor: 0);
        Near.Assert(expectedGradient, inputGradient.Values, tolerance, floor: 0);
    }
}
