using ILGPU;

namespace NetDsl.Ilgpu.Tests.Networks;

/// <summary>What devices and the library really refuse, without faults that are put on.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly GpuDevice device = GpuDevice.Open(GpuFixture.Name);
    private readonly Gain network = new();

    public void Dispose()
    {
        network.Dispose();
        device.Dispose();
    }

    [Fact]
    public void A_kernel_that_the_library_does_not_compile_is_named_and_its_network_goes_on()
    {
        using var gpu = new Throwing(network, device);
        using var first = gpu.CreateSession();
        var output = new float[3];
        first.Forward([1, 2, 3], output);
        Assert.Equal([2f, 6, 15], output);

        var fault = Assert.Throws<GpuKernelException>(() => gpu.CreateTrainingSession(2));

        Assert.Equal("RefusalTests.Throwing.Kernel", fault.Kernel);
        Assert.StartsWith("Kernel 'RefusalTests.Throwing.Kernel' does not compile for '", fault.Message, StringComparison.Ordinal);
        first.Forward([3, 2, 1], output);
        Assert.Equal([6f, 6, 5], output);
        first.Dispose();

        gpu.Throws = false;
        using var second = gpu.CreateTrainingSession(2);
        second.Forward([1, 2, 3], output);
        second.Backward([1, 1, 1]);
        var gradients = new float[16];
        second.DownloadGradients(gradients);
        Assert.Equal([1f, 2, 3], gradients[..3]);
    }

    [Fact]
    public void A_session_larger_than_any_memory_is_refused_and_the_device_goes_on()
    {
        using var gpu = new GainOnIlgpu(network, device, arena: 1L << 43);
        var message = Assert.Throws<GpuException>(() => gpu.CreateTrainingSession(2)).Message;

        Assert.StartsWith("A training session of Gain with batches of 2 needs 64 TiB of device memory, but ", message, StringComparison.Ordinal);
        Assert.EndsWith($" are free on {device}; not even one sample fits, so use a device with more memory or the CPU target.", message, StringComparison.Ordinal);
        using var small = new GainOnIlgpu(network, device);
        Assert.Equal([2f, 6, 15], small.PredictAll([1, 2, 3]));
    }

    private sealed class Throwing(Gain network, GpuDevice device) : GainOnIlgpu(network, device)
    {
        public bool Throws { get; set; } = true;

        public static void Kernel(ArrayView<float> values)
        {
            if (values[0] < 0)
            {
                throw new InvalidOperationException();
            }
        }

        protected override void Backward(DeviceQueue queue, int batch, in DeviceFrame frame)
        {
            base.Backward(queue, batch, frame);
            if (Throws)
            {
                queue.Launch(LaunchSize.ForItems(1), Kernel, frame.Gradients.View);
            }
        }
    }
}
