using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

public sealed class MemoryTests
{
    [Fact]
    public void Fresh_device_memory_holds_no_number()
    {
        using var emulator = new Emulator();
        using var buffer = emulator.Accelerator.Allocate1D<float>(1000);

        Assert.All(emulator.Download(buffer), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Shared_memory_holds_no_number_at_the_start_of_each_group()
    {
        using var emulator = new Emulator();
        using var output = emulator.Upload(new float[32]);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.ReadUnwritten)(emulator.Stream, (2, 32), output.View.BaseView);

        Assert.All(emulator.Download(output), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void An_index_outside_a_view_names_kernel_group_thread_index_and_length()
    {
        using var emulator = new Emulator();
        using var output = emulator.Accelerator.Allocate1D<float>(64);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteBeyond)(emulator.Stream, (2, 32), output.View.BaseView);

        var failure = Assert.Throws<KernelFailureException>(emulator.Stream.Synchronize);

        Assert.IsType<IndexOutOfRangeException>(failure.InnerException);
        Assert.Equal(
            "index 64 is outside a view of 64 elements, in kernel 'FaultyKernels.WriteBeyond', group 1, thread 31",
            failure.InnerException.Message);
    }

    [Theory]
    [InlineData(-1L, 1L)]
    [InlineData(8L, 1L)]
    [InlineData(4L, 5L)]
    public void A_view_of_a_view_stays_inside(long index, long length)
    {
        using var emulator = new Emulator();
        using var buffer = emulator.Accelerator.Allocate1D<float>(8);

        Assert.Throws<IndexOutOfRangeException>(() => buffer.View.BaseView.SubView(index, length));
    }

    [Fact]
    public void A_view_is_cast_where_it_is_aligned_to_the_new_element()
    {
        using var emulator = new Emulator();
        using var buffer = emulator.Upload([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var view = buffer.View.BaseView;

        Assert.Equal(new Quad(5, 6, 7, 8), view.Cast<Quad>()[1]);
        Assert.Equal(2, view.Cast<Quad>().Length);
        Assert.Equal(5, view.SubView(4, 4).Cast<Quad>()[0].A);
        Assert.Throws<InvalidOperationException>(() => view.SubView(2, 4).Cast<Quad>());
    }

    [Fact]
    public void More_shared_memory_than_the_device_has_is_an_error()
    {
        using var emulator = new Emulator();
        using var output = emulator.Accelerator.Allocate1D<float>(1);
        emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.AskTooMuch)(emulator.Stream, (1, 1), output.View.BaseView);

        var failure = Assert.Throws<KernelFailureException>(emulator.Stream.Synchronize);

        Assert.Contains("asks for 49156 bytes of shared memory a group, the device has 49152", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_more_threads_than_the_device_takes_is_an_error()
    {
        using var emulator = new Emulator();
        using var output = emulator.Accelerator.Allocate1D<float>(2048);
        var kernel = emulator.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteBeyond);

        Assert.Throws<ArgumentOutOfRangeException>(() => kernel(emulator.Stream, (1, 1025), output.View.BaseView));
    }

    [Fact]
    public void A_buffer_that_was_given_back_cannot_be_used()
    {
        using var emulator = new Emulator();
        var buffer = emulator.Upload([1, 2]);
        var view = buffer.View.BaseView;
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => view[0]);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Quad(float A, float B, float C, float D);
}
