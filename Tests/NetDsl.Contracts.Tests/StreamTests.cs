using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

public sealed class StreamTests
{
    [Fact]
    public void A_launch_does_nothing_until_its_stream_is_waited_for()
    {
        using var emulator = new Emulator();
        using var values = emulator.Upload([1, 2, 3, 4]);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(SampleKernels.Rotate)(emulator.Stream, (1, 4), values.View.BaseView);

        Assert.Equal(1, values.View.BaseView[0]);
        emulator.Stream.Synchronize();
        Assert.Equal(3, values.View.BaseView[0]);
    }

    [Fact]
    public void A_copy_from_pinned_memory_takes_what_is_there_when_the_stream_comes_to_it()
    {
        using var emulator = new Emulator();
        using var values = emulator.Accelerator.Allocate1D<float>(2);
        using var pinned = emulator.Accelerator.AllocatePageLocked1D<float>(2);
        pinned.Span.Fill(1);
        values.View.BaseView.CopyFromPageLockedAsync(emulator.Stream, pinned);
        pinned.Span.Fill(2);

        Assert.Equal([2, 2], emulator.Download(values));
    }

    [Fact]
    public void A_copy_to_pinned_memory_arrives_when_the_stream_is_waited_for()
    {
        using var emulator = new Emulator();
        using var values = emulator.Upload([5]);
        using var pinned = emulator.Accelerator.AllocatePageLocked1D<float>(1);
        values.View.BaseView.CopyToPageLockedAsync(emulator.Stream, pinned);

        Assert.Equal(0, pinned[0]);
        emulator.Stream.Synchronize();
        Assert.Equal(5, pinned[0]);
    }

    [Fact]
    public void A_marker_waits_for_the_work_before_it_only()
    {
        using var emulator = new Emulator();
        using var values = emulator.Upload([1, 2, 3, 4]);
        using var copy = emulator.Upload([0, 0, 0, 0]);
        values.View.BaseView.CopyTo(emulator.Stream, copy.View.BaseView);
        using var marker = emulator.Stream.AddProfilingMarker();
        copy.View.BaseView.MemSetToZero(emulator.Stream);

        marker.Synchronize();
        Assert.Equal(4, copy.View.BaseView[3]);
        emulator.Stream.Synchronize();
        Assert.Equal(0, copy.View.BaseView[3]);
    }

    [Fact]
    public void Streams_do_not_wait_for_each_other()
    {
        using var emulator = new Emulator();
        using var other = emulator.Accelerator.CreateStream();
        using var values = emulator.Upload([1]);
        using var copy = emulator.Upload([0]);
        values.View.BaseView.MemSetToZero(other);
        values.View.BaseView.CopyTo(emulator.Stream, copy.View.BaseView);

        Assert.Equal(1, emulator.Download(copy)[0]);
        emulator.Accelerator.Synchronize();
        Assert.Equal(0, emulator.Download(values)[0]);
    }

    [Fact]
    public void A_failing_kernel_surfaces_at_the_wait_and_once()
    {
        using var emulator = new Emulator();
        using var output = emulator.Accelerator.Allocate1D<float>(1);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteBeyond)(emulator.Stream, (1, 1), output.View.BaseView);

        var failure = Assert.Throws<KernelFailureException>(emulator.Accelerator.Synchronize);

        Assert.Equal("FaultyKernels.WriteBeyond", failure.Kernel);
        emulator.Accelerator.Synchronize();
    }

    [Fact]
    public void Launches_and_bytes_are_counted()
    {
        using var emulator = new Emulator();
        using var values = emulator.Upload([1, 2, 3, 4]);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(SampleKernels.Rotate)(emulator.Stream, (1, 4), values.View.BaseView);
        emulator.Download(values);

        Assert.Equal([new LaunchRecord("SampleKernels.Rotate", 1, 4)], emulator.Hardware.Launches);
        Assert.Equal((16, 16, 0), (emulator.Hardware.BytesToDevice, emulator.Hardware.BytesToHost, emulator.Hardware.BytesOnDevice));
        Assert.Equal((1, 16), (emulator.Hardware.Allocations, emulator.Hardware.PeakBytes));
    }
}
