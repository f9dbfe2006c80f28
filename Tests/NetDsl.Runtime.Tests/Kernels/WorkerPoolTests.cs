using NetDsl.Kernels;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Tests.Kernels;

public sealed unsafe class WorkerPoolTests : KernelTests
{
    [Fact]
    public void Scratch_that_was_refused_can_be_had_again()
    {
        Scratch.Floats(ScratchUse.Rows, 16);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scratch.Floats(ScratchUse.Rows, 1L << 31) == null);
        Scratch.Floats(ScratchUse.Rows, 16)[15] = 1;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_item_runs_once(int degree)
    {
        Parallelism.Degree = degree;
        int* counts = stackalloc int[1000];
        for (int round = 0; round < 200; round++)
        {
            int items = 1 + (round * 37 % 1000);
            new Span<int>(counts, 1000).Clear();
            Count work = new() { Counts = counts };
            WorkerPool.Run(ref work, items, 1e9);
            for (int item = 0; item < 1000; item++)
            {
                Assert.Equal(item < items ? 1 : 0, counts[item]);
            }
        }
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_pool_goes_on()
    {
        Parallelism.Degree = 2;
        Fail failing = default;
        Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(ref failing, 10, 1e9));
        Every_item_runs_once(2);
    }

    [Fact]
    public void Work_within_work_runs_on_the_thread_that_asked()
    {
        Parallelism.Degree = 3;
        int* counts = stackalloc int[64];
        new Span<int>(counts, 64).Clear();
        Nested work = new() { Counts = counts };
        WorkerPool.Run(ref work, 8, 1e9);
        for (int item = 0; item < 64; item++)
        {
            Assert.Equal(1, counts[item]);
        }
    }

    [Fact]
    public void Sixteen_threads_at_once_all_get_the_right_result()
    {
        Parallelism.Degree = 2;
        ConvGeometry conv = ConvolutionCases.Conv((20, 20, 24), 40, (3, 3), padding: (1, 1, 1, 1));
        float[] input = Values.Random(4 * conv.InputSize, 1);
        float[] packed = new float[PackedLayout.Convolution(9, 24, 40, 1)];
        Shapes.Conv = conv;
        Conv2D.Pack<AnyConv>(Values.Random(9 * 24 * 40, 2), default, packed);
        float[] expected = Forward();
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            Shapes.Conv = conv;
            for (int i = 0; i < 20; i++)
            {
                if (!Forward().AsSpan().SequenceEqual(expected))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(0, wrong);

        float[] Forward()
        {
            float[] output = new float[4 * conv.OutputSize];
            Conv2D.Forward<AnyConv, Relu>(4, input, packed, output);
            return output;
        }
    }

    [Fact]
    public void A_warm_kernel_allocates_nothing()
    {
        Parallelism.Degree = 2;
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((32, 32, 16), 32, (3, 3), padding: (1, 1, 1, 1));
        float[] input = Values.Random(8 * conv.InputSize, 1);
        float[] output = new float[8 * conv.OutputSize];
        float[] packed = new float[PackedLayout.Convolution(9, 16, 32, 1)];
        float[] kernel = new float[9 * 16 * 32];

        // A thread's scratch memory is allocated at its first item of a kind, and which thread gets which item is chance.
        Assert.Contains(Enumerable.Range(0, 50), _ => Step() == 0);

        long Step()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Conv2D.Pack<AnyConv>(kernel, default, packed);
            Conv2D.Forward<AnyConv, Relu>(8, input, packed, output);
            Conv2D.BackwardWeights<AnyConv>(8, input, output, kernel, default);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_native_buffer_is_zeroed_aligned_and_refuses_use_after_disposal()
    {
        NativeBuffer buffer = new(1001);
        Assert.Equal(1001, buffer.Length);
        Assert.All(buffer.Span.ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, (nint)buffer.Start % 64);
        buffer.Span[1000] = 7;
        Assert.Equal([7], buffer.Slice(1000, 1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Slice(1000, 2).Length);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(-1));
    }

    [Fact]
    public void A_degree_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Degree = 0);

    private struct Count : IWork
    {
        public int* Counts;

        public readonly void Execute(int item) => Interlocked.Increment(ref Counts[item]);
    }

    private struct Fail : IWork
    {
        public readonly void Execute(int item) => throw new InvalidOperationException("item");
    }

    private struct Nested : IWork
    {
        public int* Counts;

        public readonly void Execute(int item)
        {
            Count inner = new() { Counts = Counts + (item * 8) };
            WorkerPool.Run(ref inner, 8, 1e9);
        }
    }
}
