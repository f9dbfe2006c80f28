using NetDsl.Ilgpu.Kernels;
using NetDsl.Kernels;
using Cpu = NetDsl.Kernels;
using Dense = NetDsl.Ilgpu.Kernels.Dense;
using Identity = NetDsl.Ilgpu.Kernels.Identity;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>Dense layers against the processor's, to the bit, since small whole numbers are summed exactly.</summary>
public sealed class DenseTests
{
    public static TheoryData<string> Shapes => [.. Enum.GetNames<TileShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_pass_is_that_of_the_processor_in_every_tile(string tile)
    {
        var plan = new GemmPlan(Enum.Parse<TileShape>(tile));
        Compare<QuadDense>(1, plan);
        Compare<QuadDense>(67, plan);
        Compare<OddDense>(37, plan);
        Compare<OddInputs>(33, plan);
        Compare<OddOutputs>(130, plan);
    }

    [Fact]
    public void Tiles_and_parts_that_follow_from_the_shapes_give_the_same()
    {
        Compare<QuadDense>(300, GemmPlan.Automatic);
        Compare<OddDense>(300, new GemmPlan(TileShape.Tile32x32, 64));
        Compare<QuadDense>(700, new GemmPlan(TileShape.Tile64x128, 32));
    }

    [Fact]
    public void Spans_between_quads_are_multiplied_value_by_value()
    {
        var run = new KernelRun();
        var input = run.Input(Processor.Whole((3 * 40) + 1, seed: 1));
        var kernel = run.Input(Processor.Whole(40 * 24, seed: 2));
        var output = run.Output(3 * 24);
        var expected = Forward<QuadDense, Cpu.Identity>(3, input.Values[1..], kernel.Values, []);

        run.Run(queue => Dense.Forward<QuadDense, Identity>(
            queue, 3, input.Span.Slice(1, 3 * 40), kernel.Span, default, output.Span));

        Assert.Equal(expected, output.Values);
    }

    [Fact]
    public void An_activation_is_part_of_the_layer()
    {
        var run = new KernelRun();
        var input = run.Input(Values.Random(9 * 31, seed: 3));
        var kernel = run.Input(Values.Random(31 * 7, seed: 4));
        var bias = run.Input(Values.Random(7, seed: 5));
        var output = run.Output(9 * 7);
        var expected = Forward<OddDense, Cpu.Relu>(9, input.Values, kernel.Values, bias.Values);

        run.Run(queue => Dense.Forward<OddDense, NetDsl.Ilgpu.Kernels.Relu>(
            queue, 9, input.Span, kernel.Span, bias.Span, output.Span));

        Near.Assert(expected, output.Values, 1e-5f);
    }

    [Fact]
    public void A_folded_kernel_gives_what_factor_and_offset_would()
    {
        var run = new KernelRun();
        var input = run.Input(Processor.Whole(5 * 31, seed: 6));
        var kernel = run.Input(Processor.Whole(31 * 7, seed: 7));
        var affine = run.Input(Processor.Whole(14, seed: 8));
        var folded = run.Output(31 * 7);
        var bias = run.Output(7);
        var output = run.Output(5 * 7);
        var expected = Forward<OddDense, Cpu.Identity>(5, input.Values, kernel.Values, []);
        for (var index = 0; index < expected.Length; index++)
        {
            expected[index] = (expected[index] * affine.Values[index % 7]) + affine.Values[7 + (index % 7)];
        }

        run.Run(queue =>
        {
            Dense.Fold<OddDense>(queue, kernel.Span, default, affine.Span, folded.Span, bias.Span);
            Dense.Forward<OddDense, Identity>(queue, 5, input.Span, folded.Span, bias.Span, output.Span);
        });

        Assert.Equal(expected, output.Values);
    }

    private static void Compare<TDense>(int batch, GemmPlan plan)
        where TDense : struct, IDense
    {
        CompareForward<TDense>(batch, plan);
        CompareBackward<TDense>(batch, plan);
    }

    private static void CompareForward<TDense>(int batch, GemmPlan plan)
        where TDense : struct, IDense
    {
        var run = new KernelRun();
        var input = run.Input(Processor.Whole(batch * TDense.Inputs, seed: 11));
        var kernel = run.Input(Processor.Whole(TDense.Inputs * TDense.Outputs, seed: 12));
        var bias = run.Input(Processor.Whole(TDense.Outputs, seed: 13));
        var output = run.Output(batch * TDense.Outputs);
        var expected = Forward<TDense, Cpu.Identity>(batch, input.Values, kernel.Values, bias.Values);

        run.Run(queue => Dense.Forward<TDense, Identity>(queue, batch, input.Span, kernel.Span, bias.Span, output.Span, plan));

        Assert.Equal(expected, output.Values);
    }

    private static void CompareBackward<TDense>(int batch, GemmPlan plan)
        where TDense : struct, IDense
    {
        var run = new KernelRun();
        var input = run.Input(Processor.Whole(batch * TDense.Inputs, seed: 14));
        var kernel = run.Input(Processor.Whole(TDense.Inputs * TDense.Outputs, seed: 15));
        var gradient = run.Input(Processor.Whole(batch * TDense.Outputs, seed: 16));
        var inputGradient = run.Output(input.Values.Length);
        var kernelGradient = run.Output(kernel.Values.Length);
        var biasGradient = run.Output(TDense.Outputs);
        var expectedInput = new float[input.Values.Length];
        var expectedKernel = new float[kernel.Values.Length];
        var expectedBias = new float[TDense.Outputs];
        Cpu.Dense.BackwardInput<TDense>(batch, gradient.Values, kernel.Values, expectedInput);
        Cpu.Dense.BackwardWeights<TDense>(batch, input.Values, gradient.Values, expectedKernel, expectedBias);

        run.Run(queue =>
        {
            Dense.BackwardInput<TDense>(queue, batch, gradient.Span, kernel.Span, inputGradient.Span, plan);
            Dense.BackwardWeights<TDense>(queue, batch, input.Span, gradient.Span, kernelGradient.Span, biasGradient.Span, plan);
        });

        Assert.Equal(expectedInput, inputGradient.Values);
        Assert.Equal(expectedKernel, kernelGradient.Values);
        Assert.Equal(expectedBias, biasGradient.Values);
    }

    private static float[] Forward<TDense, TActivation>(int batch, float[] input, float[] kernel, float[] bias)
        where TDense : struct, IDense
        where TActivation : struct, Cpu.IActivation
    {
        var packed = new float[ConvGeometry.FromDense<TDense>().PackedSize];
        var output = new float[batch * TDense.Outputs];
        Cpu.Dense.Pack<TDense>(kernel, bias, packed);
        Cpu.Dense.Forward<TDense, TActivation>(batch, input, packed, output);
        return output;
    }

    private readonly struct QuadDense : IDense
    {
        public static int Inputs => 40;

        public static int Outputs => 24;
    }

    private readonly struct OddDense : IDense
    {
        public static int Inputs => 31;

        public static int Outputs => 7;
    }

    private readonly struct OddInputs : IDense
    {
        public static int Inputs => 13;

        public static int Outputs => 36;
    }

    private readonly struct OddOutputs : IDense
    {
        public static int Inputs => 20;

        public static int Outputs => 131;
    }
}
