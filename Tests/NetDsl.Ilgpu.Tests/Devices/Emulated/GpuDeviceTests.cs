using ILGPU.Emulation;

namespace NetDsl.Ilgpu.Tests.Devices.Emulated;

public sealed class GpuDeviceTests
{
    private static readonly DeviceTraits H200 = new("NVIDIA H200", 150_110_011_392, NumMultiprocessors: 132);
    private static readonly DeviceTraits Small = new("NVIDIA T4", 16L << 30, NumMultiprocessors: 40);
    private static readonly DeviceTraits Radeon = new("gfx1100", 24L << 30);
    private static readonly DeviceTraits Processor = new("pthread-EPYC", 31L << 30, IsProcessor: true, GenericAddressSpace: false);

    [Fact]
    public void CUDA_is_chosen_before_OpenCL()
    {
        using var machine = new EmulatedHardware { Cuda = [H200, Small], OpenCL = [Radeon] }.Use();
        using var device = GpuDevice.Open();

        Assert.Equal("NVIDIA H200 (CUDA, 139 GiB)", device.ToString());
        Assert.Equal(new DeviceLimits(132, 1024), device.Limits);
    }

    [Fact]
    public void A_graphics_processor_of_OpenCL_is_chosen_before_a_processor()
    {
        using var machine = new EmulatedHardware { OpenCL = [Processor, Radeon] }.Use();
        using var device = GpuDevice.Open();

        Assert.Equal("gfx1100 (OpenCL, 24 GiB)", device.ToString());
        Assert.Equal("opencl:1", device.Description.Name);
    }

    [Theory]
    [InlineData("cuda", "NVIDIA H200 (CUDA, 139 GiB)")]
    [InlineData("cuda:1", "NVIDIA T4 (CUDA, 16 GiB)")]
    [InlineData("opencl", "pthread-EPYC (OpenCL, 31 GiB)")]
    public void A_device_opens_by_name(string name, string expected)
    {
        using var machine = new EmulatedHardware { Cuda = [H200, Small], OpenCL = [Processor] }.Use();
        using var device = GpuDevice.Open(name);

        Assert.Equal(expected, device.ToString());
    }

    [Fact]
    public void A_device_without_a_generic_address_space_runs_kernels()
    {
        using var machine = new EmulatedHardware { OpenCL = [Processor] }.Use();
        using var device = GpuDevice.Open("opencl");
        var run = new KernelRun(device);
        var source = run.Input([1f, 2, 3]);
        var target = run.Output(3);

        run.Run(queue => NetDsl.Ilgpu.Kernels.Copy.Run(queue, source.Span, target.Span));

        Assert.Equal([1f, 2, 3], target.Values);
    }

    [Fact]
    public void Devices_are_listed_in_the_order_in_which_they_are_chosen()
    {
        using var machine = new EmulatedHardware { Cuda = [H200, Small], OpenCL = [Processor] }.Use();

        Assert.Equal(["cuda:0", "cuda:1", "opencl:0", "cpu"], GpuDevice.List().Select(device => device.Name));
    }

    [Fact]
    public void Without_a_GPU_the_message_says_what_was_looked_for_and_what_to_do()
    {
        using var machine = new EmulatedHardware().Use();
        var message = Assert.Throws<GpuException>(() => GpuDevice.Open()).Message;

        Assert.StartsWith("There is no GPU: CUDA's library ", message, StringComparison.Ordinal);
        Assert.Contains(", and OpenCL's library ", message, StringComparison.Ordinal);
        Assert.EndsWith("; install a driver, train on the CPU target, or, for tests only, use GpuDevice.Open(\"cpu\"), which is slow.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Processors_of_OpenCL_are_named_but_not_chosen()
    {
        using var machine = new EmulatedHardware { OpenCL = [Processor] }.Use();
        var message = Assert.Throws<GpuException>(() => GpuDevice.Open()).Message;

        Assert.Contains("and OpenCL lists processors only ('opencl:0': pthread-EPYC); install", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_names_that_there_are()
    {
        using var machine = new EmulatedHardware { Cuda = [H200] }.Use();

        Assert.Equal(
            "'gpu' names no device; use GpuDevice.Open() for the first GPU, or one of this machine's devices: 'cuda:0' (NVIDIA H200), 'cpu' (an emulator in the place of ILGPU).",
            Assert.Throws<GpuException>(() => GpuDevice.Open("gpu")).Message);
        Assert.Equal(
            "There is no device 'cuda:1', since CUDA lists one; the devices of this machine are 'cuda:0' (NVIDIA H200), 'cpu' (an emulator in the place of ILGPU).",
            Assert.Throws<GpuException>(() => GpuDevice.Open("cuda:1")).Message);
    }

    [Fact]
    public void The_absence_of_what_was_asked_for_by_name_is_no_reason_to_take_another()
    {
        using var machine = new EmulatedHardware { OpenCL = [Radeon] }.Use();
        var message = Assert.Throws<GpuException>(() => GpuDevice.Open("cuda")).Message;

        Assert.StartsWith("There is no device 'cuda': CUDA's library ", message, StringComparison.Ordinal);
        Assert.EndsWith("; the devices of this machine are 'opencl:0' (gfx1100), 'cpu' (an emulator in the place of ILGPU).", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_device_refuses_networks()
    {
        var device = GpuDevice.Open("cpu");
        device.Dispose();
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(device.Context);
    }
}
