using ILGPU.Emulation;

namespace NetDsl.Ilgpu.Tests.Networks.Emulated;

public sealed class FaultTests : IDisposable
{
    private readonly EmulatedHardware hardware = new() { Cuda = [new DeviceTraits("NVIDIA T4", 1L << 20)] };
    private readonly IDisposable use;
    private readonly GpuDevice device;
    private readonly Gain network = new();

    public FaultTests()
    {
        use = hardware.Use();
        device = GpuDevice.Open();
    }

    public void Dispose()
    {
        network.Dispose();
        device.Dispose();
        use.Dispose();
    }

    [Fact]
    public void Fewer_samples_that_need_more_scratch_memory_than_there_is_are_refused_each_time_and_whole_batches_go_on()
    {
        using var gpu = new GainOnIlgpu(network, device) { Scratch = samples => samples == 1 ? 1 << 20 : 4L * samples };
        using var session = gpu.CreateTrainingSession(batch: 2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.StartsWith(
                "A batch of 1 in a session of Gain for at most 2 needs 4 MiB of device memory more, but ",
                Assert.Throws<GpuException>(() => session.Forward([1, 2, 3], new float[3])).Message,
                StringComparison.Ordinal);
        }

        var output = new float[6];
        session.Forward([1, 2, 3, 4, 5, 6], output);
        session.Backward([1, 1, 1, 1, 1, 1]);
        Assert.Equal([2f, 6, 15], output[..3]);
    }

    [Fact]
    public void A_session_that_does_not_fit_tells_the_largest_batch_that_does()
    {
        using var gpu = new GainOnIlgpu(network, device, arena: 1000);
        var fault = Assert.Throws<GpuException>(() => gpu.CreateTrainingSession(1000));

        Assert.Equal(
            "A training session of Gain with batches of 1,000 needs 3.8 MiB of device memory, but 1023 KiB are free on NVIDIA T4 (CUDA, 1 MiB); use a batch of at most 258.",
            fault.Message);
        using var largest = gpu.CreateTrainingSession(258);
        Assert.Throws<GpuException>(() => gpu.CreateTrainingSession(1));
    }

    [Fact]
    public void Where_not_even_one_sample_fits_the_message_says_so()
    {
        using var gpu = new GainOnIlgpu(network, device, arena: 1 << 20);

        Assert.Equal(
            "A session of Gain with batches of 1 needs 4 MiB of device memory, but 1023 KiB are free on NVIDIA T4 (CUDA, 1 MiB); not even one sample fits, so use a device with more memory or the CPU target.",
            Assert.Throws<GpuException>(() => gpu.PredictAll([1, 2, 3])).Message);
    }

    [Fact]
    public void Predictions_take_smaller_batches_where_memory_is_short()
    {
        using var gpu = new GainOnIlgpu(network, device, arena: 20_000);

        Assert.Equal(Enumerable.Repeat(new[] { 2f, 3, 5 }, 50).SelectMany(sample => sample), gpu.PredictAll([.. Enumerable.Repeat(1f, 150)]));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_told_apart_from_sessions()
    {
        hardware.OutOfMemoryAboveBytes = 100;

        Assert.Equal(
            "The weights of Gain need 192 bytes of device memory, but 100 bytes are free on NVIDIA T4 (CUDA, 1 MiB); dispose other networks on the device, or use a device with more memory or the CPU target.",
            Assert.Throws<GpuException>(() => new GainOnIlgpu(network, device)).Message);
    }

    [Fact]
    public void What_does_not_fit_leaves_nothing_behind_and_the_device_usable()
    {
        using var gpu = new GainOnIlgpu(network, device, arena: 1000);
        var before = device.Context().AllocatedBytes;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Throws<GpuException>(() => gpu.CreateTrainingSession(1000));
        }

        Assert.Equal(before, device.Context().AllocatedBytes);
        Assert.Equal([2f, 6, 15], gpu.PredictAll([1, 2, 3]));
        gpu.Dispose();
        Assert.Equal(0, device.Context().AllocatedBytes);
    }

    [Fact]
    public void A_kernel_that_does_not_compile_is_named()
    {
        hardware.FailingKernel = "BackwardKernel";
        using var gpu = new GainOnIlgpu(network, device);
        var fault = Assert.Throws<GpuKernelException>(() => gpu.CreateTrainingSession(4));

        Assert.Equal("GainKernels.BackwardKernel", fault.Kernel);
        Assert.StartsWith("Kernel 'GainKernels.BackwardKernel' does not compile for 'NVIDIA T4': ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Use the CPU target for this network, and report the kernel.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_kernel_that_did_not_compile_a_network_moves_with_its_weights_and_goes_on()
    {
        using var gpu = new GainOnIlgpu(network, device);
        network.Parameters["gain"][0] = 7;
        gpu.Upload();
        network.Parameters["gain"][0] = 0;
        hardware.FailingKernel = "BackwardKernel";
        Assert.Throws<GpuKernelException>(() => gpu.CreateTrainingSession(4));

        Assert.Equal([7f, 6, 15], gpu.PredictAll([1, 2, 3]));
        hardware.FailingKernel = null;
        using var session = gpu.CreateTrainingSession(4);
        Assert.Equal([7f, 6, 15], gpu.PredictAll([1, 2, 3]));
    }

    [Fact]
    public void Living_sessions_go_on_in_a_context_that_a_kernel_spoilt()
    {
        using var gpu = new GainOnIlgpu(network, device);
        using var living = gpu.CreateSession();
        hardware.FailingKernel = "BackwardKernel";
        Assert.Throws<GpuKernelException>(() => gpu.CreateTrainingSession(4));
        hardware.FailingKernel = null;

        var output = new float[3];
        living.Forward([1, 2, 3], output);
        Assert.Equal([2f, 6, 15], output);

        // The network cannot move while the session lives.
        Assert.Equal(
            "Kernel 'GainKernels.BackwardKernel' cannot be compiled, because 'GainKernels.BackwardKernel' failed before it in the same context of the library; dispose the sessions of this network, or create it on the device anew, so that it gets a fresh context.",
            Assert.Throws<GpuKernelException>(() => gpu.CreateTrainingSession(4)).Message);
        using var another = new GainOnIlgpu(network, device);
        using var session = another.CreateTrainingSession(4);
        living.Dispose();
        using var moved = gpu.CreateTrainingSession(4);
    }

    [Fact]
    public void A_lost_device_is_told_at_every_call()
    {
        using var gpu = new GainOnIlgpu(network, device);
        using var session = gpu.CreateTrainingSession(4);
        gpu.PredictAll([1, 2, 3]);
        hardware.LoseDeviceAfterLaunches = 5;
        var output = new float[3];
        session.Forward([1, 2, 3], output);
        var first = Assert.Throws<GpuException>(() => session.Backward([1, 2, 3]));

        Assert.StartsWith("The device NVIDIA T4 (CUDA, 1 MiB) was lost (", first.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "; its memory is gone. Dispose the network on the device and the device, open the device again and create the network on it anew: the weights are those that were downloaded last.",
            first.Message,
            StringComparison.Ordinal);
        foreach (var call in (Action[])[
            () => session.Forward([1, 2, 3], output), () => gpu.PredictAll([1, 2, 3]), gpu.Upload, gpu.Download,
            () => gpu.CreateSession(), () => _ = new GainOnIlgpu(network, device)])
        {
            Assert.Equal(first.Message, Assert.Throws<GpuException>(call).Message);
        }
    }

    [Fact]
    public void A_device_lost_while_weights_come_back_leaves_those_of_the_host()
    {
        using var gpu = new GainOnIlgpu(network, device);
        using var session = gpu.CreateTrainingSession(4);
        hardware.LoseDeviceAfterLaunches = 0;
        Assert.Throws<GpuException>(() => session.Forward([1, 2, 3], new float[3]));
        var version = network.Parameters.Version;

        Assert.Throws<GpuException>(gpu.Download);

        Assert.Equal(version, network.Parameters.Version);
        Assert.Equal([2f, 3, 5], network.Parameters["gain"].ToArray());
    }

    [Fact]
    public void After_a_loss_the_device_opens_again()
    {
        var gpu = new GainOnIlgpu(network, device);
        hardware.LoseDeviceAfterLaunches = 0;
        Assert.Throws<GpuException>(() => gpu.PredictAll([1, 2, 3]));
        hardware.LoseDeviceAfterLaunches = int.MaxValue;
        gpu.Dispose();
        device.Dispose();

        using var again = GpuDevice.Open();
        using var anew = new GainOnIlgpu(network, again);
        Assert.Equal([2f, 6, 15], anew.PredictAll([1, 2, 3]));
    }
}
