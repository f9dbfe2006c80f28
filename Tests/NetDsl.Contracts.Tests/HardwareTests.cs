using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Contracts.Tests;

public sealed class HardwareTests
{
    [Fact]
    public void Without_hardware_no_device_is_found()
    {
        using var context = Context.Create(builder => builder.Cuda().OpenCL());

        Assert.Empty(context.Devices);
    }

    [Fact]
    public void Devices_are_found_by_their_interface_and_predicate()
    {
        using var scope = new EmulatedHardware { Cuda = [new("First"), new("Second")], OpenCL = [new("Third")] }.Use();
        using var context = Context.Create(builder => builder
            .Cuda(device => device.Name == "Second").OpenCL(device => device.Capabilities.GenericAddressSpace).CPU(new CPUDevice(16, 16, 1)));

        Assert.Equal(["Second", "Third", "an emulator in the place of ILGPU"], context.Devices.Select(d => d.Name));
        Assert.Equal([AcceleratorType.Cuda, AcceleratorType.OpenCL, AcceleratorType.CPU], context.Devices.Select(d => d.AcceleratorType));
        Assert.Equal(256, context.Devices[2].MaxNumThreadsPerGroup);
    }

    [Fact]
    public void A_device_without_a_generic_address_space_is_found_by_predicate_only()
    {
        using var scope = new EmulatedHardware { OpenCL = [new("PoCL", GenericAddressSpace: false)] }.Use();
        using var usual = Context.Create(builder => builder.OpenCL());
        using var asked = Context.Create(builder => builder.OpenCL(_ => true));

        Assert.Empty(usual.Devices);
        Assert.Single(asked.Devices);
    }

    [Fact]
    public void Memory_beyond_the_device_is_refused_and_what_is_given_back_counts_again()
    {
        using var emulator = new Emulator(new EmulatedHardware { Cuda = [new("Small", MemorySize: 100)] });
        var first = emulator.Accelerator.Allocate1D<float>(20);

        var refusal = Assert.Throws<CudaException>(() => emulator.Accelerator.Allocate1D<float>(6));
        Assert.Equal("CUDA_ERROR_OUT_OF_MEMORY", refusal.Error);
        first.Dispose();
        using var second = emulator.Accelerator.Allocate1D<float>(25);
    }

    [Fact]
    public void A_kernel_that_fails_to_compile_poisons_its_context()
    {
        using var emulator = new Emulator(new EmulatedHardware { Cuda = [new("Emulated")], FailingKernel = "Rotate" });

        var refusal = Assert.Throws<InternalCompilerException>(() => emulator.Accelerator.LoadKernel<ArrayView<float>>(SampleKernels.Rotate));
        Assert.Contains("'SampleKernels.Rotate'", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<NullReferenceException>(() => emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteBeyond));
    }

    [Fact]
    public void A_lost_device_answers_nothing_any_more()
    {
        using var emulator = new Emulator(new EmulatedHardware { Cuda = [new("Emulated")], LoseDeviceAfterLaunches = 1 });
        var values = emulator.Upload([1, 2, 3, 4]);
        var kernel = emulator.Accelerator.LoadKernel<ArrayView<float>>(SampleKernels.Rotate);
        kernel(emulator.Stream, (1, 4), values.View.BaseView);
        emulator.Stream.Synchronize();

        kernel(emulator.Stream, (1, 4), values.View.BaseView);

        Assert.Throws<CudaException>(emulator.Stream.Synchronize);
        Assert.Throws<CudaException>(() => kernel(emulator.Stream, (1, 4), values.View.BaseView));
        Assert.Throws<CudaException>(() => emulator.Download(values));
        Assert.Throws<CudaException>(emulator.Accelerator.Synchronize);
        Assert.Throws<CudaException>(() => emulator.Accelerator.Allocate1D<float>(1));
        Assert.Throws<CudaException>(values.Dispose);
        Assert.Throws<CudaException>(emulator.Accelerator.Dispose);
        Assert.Equal(0, emulator.Hardware.BytesInUse);
    }
}
