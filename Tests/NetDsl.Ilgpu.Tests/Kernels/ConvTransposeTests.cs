using NetDsl.Ilgpu.Kernels;
using NetDsl.Kernels;
using ConvTranspose2D = NetDsl.Ilgpu.Kernels.ConvTranspose2D;
using Cpu = NetDsl.Kernels;
using Identity = NetDsl.Ilgpu.Kernels.Identity;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>Transposed convolutions against the processor's, to the bit, since small whole numbers are summed exactly.</summary>
public sealed class ConvTransposeTests
{
    private const int Batch = 3;

    public static TheoryData<string> Shapes => [.. Enum.GetNames<TileShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_and_input_gradient_are_those_of_the_processor_in_every_tile(string tile)
    {
        var plan = new GemmPlan(Enum.Parse<TileShape>(tile));
        CompareForward<UpConv, Identity, Cpu.Identity>(plan, bias: true);
        CompareForward<QuadUpConv, NetDsl.Ilgpu.Kernels.Relu, Cpu.Relu>(plan, bias: true);
        CompareForward<QuadUpConv, Identity, Cpu.Identity>(plan, bias: false);
        CompareInput<UpConv>(plan);
        CompareInput<QuadUpConv>(plan);
    }

    [Fact]
    public void Weight_gradients_are_those_of_the_processor()
    {
        CompareWeights<UpConv>(batch: 3);
        CompareWeights<QuadUpConv>(batch: 3);
        CompareWeights<UpConv>(batch: 40);
    }

    [Fact]
    public void A_folded_kernel_gives_what_factor_and_offset_would()
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<UpConv>(run, Batch);
        var channels = UpConv.OutputChannels;
        var bias = run.Input(Processor.Whole(channels, seed: 4));
        var affine = run.Input(Processor.Whole(2 * channels, seed: 5));
        var folded = run.Output(kernel.Values.Length);
        var foldedBias = run.Output(channels);
        var expected = Forward<UpConv, Cpu.Identity>(Batch, input.Values, kernel.Values, bias.Values);
        for (var index = 0; index < expected.Length; index++)
        {
            expected[index] = (expected[index] * affine.Values[index % channels]) + affine.Values[channels + (index % channels)];
        }

        run.Run(queue =>
        {
            ConvTranspose2D.Fold<UpConv>(queue, kernel.Span, bias.Span, affine.Span, folded.Span, foldedBias.Span);
            ConvTranspose2D.Forward<UpConv, Identity>(queue, Batch, input.Span, folded.Span, foldedBias.Span, output.Span);
        });

        Assert.Equal(expected, output.Values);
    }

    private static void CompareForward<TConv, TActivation, TReference>(GemmPlan plan, bool bias)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, NetDsl.Ilgpu.Kernels.IActivation
        where TReference : struct, Cpu.IActivation
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, Batch);
        var added = bias ? run.Input(Processor.Whole(TConv.OutputChannels, seed: 4)) : KernelRun.None;
        var expected = Forward<TConv, TReference>(Batch, input.Values, kernel.Values, added.Values);

        run.Run(queue => ConvTranspose2D.Forward<TConv, TActivation>(
            queue, Batch, input.Span, kernel.Span, bias ? added.Span : default, output.Span, plan));

        Assert.Equal(expected, output.Values);
    }

    private static void CompareInput<TConv>(GemmPlan plan)
        where TConv : struct, IConvTranspose2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, Batch);
        var expected = new float[input.Values.Length];
        Cpu.ConvTranspose2D.BackwardInput<TConv>(Batch, output.Values, kernel.Values, expected);

        run.Run(queue => ConvTranspose2D.BackwardInput<TConv>(queue, Batch, output.Span, kernel.Span, input.Span, plan));

        Assert.Equal(expected, input.Values);
    }

    private static void CompareWeights<TConv>(int batch)
        where TConv : struct, IConvTranspose2D
    {
        var run = new KernelRun();
        var (input, kernel, output) = Operands<TConv>(run, batch);
        var bias = run.Output(TConv.OutputChannels);
        var expectedKernel = new float[kernel.Values.Length];
        var expectedBias = new float[TConv.OutputChannels];
        Cpu.ConvTranspose2D.BackwardWeights<TConv>(batch, input.Values, output.Values, expectedKernel, expectedBias);

        run.Run(queue => ConvTranspose2D.BackwardWeights<TConv>(
            queue, batch, input.Span, output.Span, kernel.Span, bias.Span));

        Assert.Equal(expectedKernel, kernel.Values);
        Assert.Equal(expectedBias, bias.Values);
    }

    private static float[] Forward<TConv, TActivation>(int batch, float[] input, float[] kernel, float[] bias)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, Cpu.IActivation
    {
        var packed = new float[(kernel.Length * 8) + (2 * TConv.OutputChannels)];
        var output = new float[batch * Processor.OutputSize<TConv>()];
        Cpu.ConvTranspose2D.Pack<TConv>(kernel, bias, packed);
        Cpu.ConvTranspose2D.Forward<TConv, TActivation>(batch, input, packed, output);
        return output;
    }

    private static (KernelArray Input, KernelArray Kernel, KernelArray Output) Operands<TConv>(KernelRun run, int batch)
        where TConv : struct, IConvTranspose2D => (
            run.Input(Processor.Whole(batch * Processor.InputSize<TConv>(), seed: 1)),
            run.Input(Processor.Whole(TConv.KernelHeight * TConv.KernelWidth * TConv.OutputChannels * TConv.InputChannels, seed: 2)),
            run.Input(Processor.Whole(batch * Processor.OutputSize<TConv>(), seed: 3)));
}
