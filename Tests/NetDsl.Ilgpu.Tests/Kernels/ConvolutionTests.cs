using NetDsl.Ilgpu.Kernels;
using NetDsl.Kernels;
using Conv2D = NetDsl.Ilgpu.Kernels.Conv2D;
using Cpu = NetDsl.Kernels;
using Identity = NetDsl.Ilgpu.Kernels.Identity;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>
/// Convolutions against the processor's. Where values are small whole numbers all sums are exact, so results are compared to the bit.
/// </summary>
public sealed class ConvolutionTests
{
    private const int Batch = 3;

    public static TheoryData<string> Shapes => [.. Enum.GetNames<TileShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_pass_is_that_of_the_processor_in_every_tile(string tile)
    {
        var plan = new GemmPlan(Enum.Parse<TileShape>(tile));
        Compare<OddConv>(plan);
        Compare<QuadConv>(plan);
        Compare<HalfQuadConv>(plan);
        Compare<GroupedConv>(plan);
        Compare<OddGroupedConv>(plan);
        Compare<GapConv>(plan);
        Compare<DilatedStrideConv>(plan);
        Compare<PointConv>(plan);
        Compare<OddPointConv>(plan);
        Compare<WideConv>(plan);
        Compare<TinyConv>(plan);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(192)]
    public void A_weight_gradient_is_the_sum_of_its_parts(int partLength)
    {
        foreach (var tile in Enum.GetValues<TileShape>())
        {
            var plan = new GemmPlan(tile, partLength);
            CompareWeights<OddConv>(plan, batch: 5, bias: true);
            CompareWeights<QuadConv>(plan, batch: 7, bias: false);
            CompareWeights<GroupedConv>(plan, batch: 7, bias: true);
            CompareWeights<PointConv>(plan, batch: 9, bias: true);
            CompareWeights<OddPointConv>(plan, batch: 9, bias: false);
        }
    }

    [Fact]
    public void Many_parts_are_added_by_several_threads()
    {
        CompareWeights<WideConv>(new GemmPlan(TileShape.Tile64x64, 32), batch: 5, bias: true);
        CompareWeights<OddPointConv>(new GemmPlan(TileShape.Tile32x32, 32), batch: 37, bias: true);
    }

    [Fact]
    public void Random_values_agree_within_a_hundred_thousandth_of_the_largest()
    {
        CompareRandom<OddConv, NetDsl.Ilgpu.Kernels.Relu, Cpu.Relu>();
        CompareRandom<WideConv, NetDsl.Ilgpu.Kernels.Relu, Cpu.Relu>();
        CompareRandom<PointConv, NetDsl.Ilgpu.Kernels.Swish, Cpu.Swish>();
        CompareRandom<GroupedConv, Identity, Cpu.Identity>();
    }

    [Fact]
    public void Results_are_the_same_bits_whatever_the_tile()
    {
        var results = Enum.GetValues<TileShape>().Select(tile => RandomForward<WideConv>(new GemmPlan(tile))).ToArray();
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public void A_folded_kernel_gives_what_factor_and_offset_would()
    {
        Fold<OddConv>(bias: true);
        Fold<GroupedConv>(bias: false);
    }

    [Fact]
    public void A_forward_pass_is_one_launch_and_a_small_weight_gradient_too()
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<QuadConv>(run, 1);
        var gradient = run.Output(kernel.Values.Length);
        run.Run(queue =>
        {
            Conv2D.Forward<QuadConv, Identity>(queue, 1, input.Span, kernel.Span, default, output.Span);
            Conv2D.BackwardWeights<QuadConv>(queue, 1, input.Span, output.Span, gradient.Span, default);
        });

        Assert.Equal(2, run.Launches.Count);
        Assert.Equal(0, run.ScratchFloats);
    }

    [Fact]
    public void Spans_that_are_too_short_and_batches_that_are_too_large_are_refused()
    {
        var queue = new DeviceQueue(DeviceLimits.H200);
        var input = new DeviceSpan(null, 0, 120);
        var kernel = new DeviceSpan(null, 0, 288);
        var output = new DeviceSpan(null, 0, 240);

        Assert.Throws<ArgumentException>(() => Conv2D.Forward<QuadConv, Identity>(queue, 2, input, kernel, default, output));
        Assert.Throws<ArgumentException>(() => Conv2D.Forward<QuadConv, Identity>(queue, 1, input, kernel.Slice(1, 287), default, output));
        Assert.Throws<ArgumentOutOfRangeException>(() => Conv2D.Forward<QuadConv, Identity>(queue, 0, input, kernel, default, output));
        Assert.Throws<DeviceValueException>(() => Conv2D.BackwardInput<QuadConv>(
            queue, 20_000_000, new DeviceSpan(null, 0, 1L << 40), kernel, new DeviceSpan(null, 0, 1L << 40)));
    }

    [Fact]
    public void Spans_between_quads_are_convolved_value_by_value()
    {
        var run = new KernelRun();
        var input = run.Input(Processor.Whole(Processor.InputSize<QuadConv>() + 1, seed: 12));
        var kernel = run.Input(Processor.Whole(Processor.KernelSize<QuadConv>() + 2, seed: 13));
        var output = run.Output(Processor.OutputSize<QuadConv>());
        var expected = Processor.Forward<QuadConv, Cpu.Identity>(1, input.Values[1..], kernel.Values[2..], []);

        run.Run(queue => Conv2D.Forward<QuadConv, Identity>(
            queue, 1, input.Span.Slice(1, input.Span.Length - 1), kernel.Span.Slice(2, kernel.Span.Length - 2), default, output.Span));

        Assert.Equal(expected, output.Values);
    }

    private static void Compare<TConv>(GemmPlan plan)
        where TConv : struct, IConv2D
    {
        CompareForward<TConv>(plan);
        CompareInput<TConv>(plan);
        CompareWeights<TConv>(plan, Batch, bias: true);
    }

    private static void CompareForward<TConv>(GemmPlan plan)
        where TConv : struct, IConv2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, Batch);
        var bias = run.Input(Processor.Whole(TConv.OutputChannels, seed: 4));
        var expected = Processor.Forward<TConv, Cpu.Identity>(Batch, input.Values, kernel.Values, bias.Values);

        run.Run(queue => Conv2D.Forward<TConv, Identity>(queue, Batch, input.Span, kernel.Span, bias.Span, output.Span, plan));

        Assert.Equal(expected, output.Values);
    }

    private static void CompareInput<TConv>(GemmPlan plan)
        where TConv : struct, IConv2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, Batch);
        var expected = Processor.BackwardInput<TConv>(Batch, output.Values, kernel.Values);

        run.Run(queue => Conv2D.BackwardInput<TConv>(queue, Batch, output.Span, kernel.Span, input.Span, plan));

        Assert.Equal(expected, input.Values);
    }

    private static void CompareWeights<TConv>(GemmPlan plan, int batch, bool bias)
        where TConv : struct, IConv2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, batch);
        var biasGradient = bias ? run.Output(TConv.OutputChannels) : KernelRun.None;
        var (expectedKernel, expectedBias) = Processor.BackwardWeights<TConv>(batch, input.Values, output.Values);

        run.Run(queue => Conv2D.BackwardWeights<TConv>(
            queue, batch, input.Span, output.Span, kernel.Span, bias ? biasGradient.Span : default, plan));

        Assert.Equal(expectedKernel, kernel.Values);
        Assert.Equal(bias ? expectedBias : [], biasGradient.Values);
    }

    private static void CompareRandom<TConv, TActivation, TReference>()
        where TConv : struct, IConv2D
        where TActivation : struct, NetDsl.Ilgpu.Kernels.IActivation
        where TReference : struct, Cpu.IActivation
    {
        var run = new KernelRun();
        var input = run.Input(Values.Random(Batch * Processor.InputSize<TConv>(), seed: 5));
        var kernel = run.Input(Values.Random(Processor.KernelSize<TConv>(), seed: 6));
        var bias = run.Input(Values.Random(TConv.OutputChannels, seed: 7));
        var output = run.Output(Batch * Processor.OutputSize<TConv>());
        var expected = Processor.Forward<TConv, TReference>(Batch, input.Values, kernel.Values, bias.Values);

        run.Run(queue => Conv2D.Forward<TConv, TActivation>(queue, Batch, input.Span, kernel.Span, bias.Span, output.Span));

        Near.Assert(expected, output.Values, 1e-5f);
    }

    private static float[] RandomForward<TConv>(GemmPlan plan)
        where TConv : struct, IConv2D
    {
        var run = new KernelRun();
        var input = run.Input(Values.Random(Processor.InputSize<TConv>(), seed: 8));
        var kernel = run.Input(Values.Random(Processor.KernelSize<TConv>(), seed: 9));
        var output = run.Output(Processor.OutputSize<TConv>());
        run.Run(queue => Conv2D.Forward<TConv, Identity>(queue, 1, input.Span, kernel.Span, default, output.Span, plan));
        return output.Values;
    }

    private static void Fold<TConv>(bool bias)
        where TConv : struct, IConv2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, Batch);
        var channels = TConv.OutputChannels;
        var added = bias ? run.Input(Processor.Whole(channels, seed: 10)) : KernelRun.None;
        var affine = run.Input(Processor.Whole(2 * channels, seed: 11));
        var folded = run.Output(kernel.Values.Length);
        var foldedBias = run.Output(channels);
        var expected = Processor.Forward<TConv, Cpu.Identity>(Batch, input.Values, kernel.Values, added.Values);
        for (var index = 0; index < expected.Length; index++)
        {
            expected[index] = (expected[index] * affine.Values[index % channels]) + affine.Values[channels + (index % channels)];
        }

        run.Run(queue =>
        {
            Conv2D.Fold<TConv>(queue, kernel.Span, bias ? added.Span : default, affine.Span, folded.Span, foldedBias.Span);
            Conv2D.Forward<TConv, Identity>(queue, Batch, input.Span, folded.Span, foldedBias.Span, output.Span);
        });

        Assert.Equal(expected, output.Values);
    }

    private static (KernelArray Input, KernelArray Kernel, KernelArray Output) Operands<TConv>(KernelRun run, int batch)
        where TConv : struct, IConv2D => (
            run.Input(Processor.Whole(batch * Processor.InputSize<TConv>(), seed: 1)),
            run.Input(Processor.Whole(Processor.KernelSize<TConv>(), seed: 2)),
            run.Input(Processor.Whole(batch * Processor.OutputSize<TConv>(), seed: 3)));
}
