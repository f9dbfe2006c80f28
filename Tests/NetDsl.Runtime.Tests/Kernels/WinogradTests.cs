using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Tests.Kernels;

public sealed class WinogradTests : KernelTests
{
    /// <summary>Minimal filtering with tiles of four rounds more than the direct sum, by about a factor of four.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in ConvolutionCases.Filtered.Keys)
            {
                data.Add(name, 1);
                if (ConvolutionCases.Filtered[name].InputSize < 1 << 18)
                {
                    data.Add(name, 3);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_are_those_of_the_definition(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered[name];
        Correlation map = Correlation.Forward(conv);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Values.Random(9 * conv.InputChannels * conv.OutputChannels, 2);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] output = NaiveConvolution.Forward(conv, batch, input, kernel, bias);
        double[] inputGradient = NaiveConvolution.BackwardInput(conv, batch, kernel, gradient);
        double[] kernelGradient = NaiveConvolution.BackwardKernel(conv, batch, input, gradient);
        double[] biasGradient = NaiveConvolution.BackwardBias(conv, batch, gradient);
        foreach (int bits in new[] { 512, 256 }.Where(bits => bits <= VectorWidth.Widest))
        {
            VectorWidth.Bits = bits;
            Assert.True(WinogradPlan.Pays(map, batch));
            Values.ExpectClose(output, Forward<Identity>(conv, batch, input, kernel, bias), Tolerance);
            Values.ExpectClose([.. output.Select(x => Math.Max(0, x))], Forward<Relu>(conv, batch, input, kernel, bias), Tolerance);
            Values.ExpectClose([.. output.Select(Math.Tanh)], Forward<Tanh>(conv, batch, input, kernel, bias), TanhTolerance(output));
            Values.ExpectClose(inputGradient, Values.Guarded(
                batch * conv.InputSize, memory => Conv2D.BackwardInput<AnyConv>(batch, gradient, kernel, memory.Span)), Tolerance);
            float[] forBias = new float[conv.OutputChannels];
            float[] forKernel = Values.Guarded(kernel.Length, memory => RunWeights(map, batch, input, gradient, memory.Span, forBias));
            Values.ExpectClose(kernelGradient, forKernel, Tolerance);
            Values.ExpectClose(biasGradient, forBias);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prepared_and_unpacked_weights_give_the_same(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered[name];
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] output = NaiveConvolution.Forward(conv, batch, input, kernel, bias);
        double[] unbiased = NaiveConvolution.Forward(conv, batch, input, kernel, []);
        double[] inputGradient = NaiveConvolution.BackwardInput(conv, batch, kernel, gradient);
        foreach (int bits in new[] { 512, 256, 128 }.Where(bits => bits <= VectorWidth.Widest))
        {
            VectorWidth.Bits = bits;
            Values.ExpectClose(output, Infer<Identity>(conv, batch, input, kernel, bias), Tolerance);
            Values.ExpectClose([.. output.Select(Math.Tanh)], Infer<Tanh>(conv, batch, input, kernel, bias), TanhTolerance(output));
            Values.ExpectClose([.. output.Select(x => Math.Max(0, x))], Values.Guarded(
                batch * conv.OutputSize,
                memory => Conv2D.Forward<AnyConv, Relu>(batch, input, kernel, bias, memory.Span)), Tolerance);
            Values.ExpectClose(unbiased, Values.Guarded(
                batch * conv.OutputSize,
                memory => Conv2D.Forward<AnyConv, Identity>(batch, input, kernel, [], memory.Span)), Tolerance);
            Values.ExpectClose(inputGradient, Values.Guarded(
                batch * conv.InputSize,
                memory => Conv2D.BackwardInput<AnyConv>(batch, gradient, kernel, memory.Span)), Tolerance);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public unsafe void Either_tile_serves_every_shape(int tile)
    {
        foreach (ConvGeometry conv in ConvolutionCases.Filtered.Values.Where(conv => conv.InputSize < 1 << 16))
        {
            Correlation map = Correlation.Forward(conv);
            float[] input = Values.Random(2 * conv.InputSize, 1);
            float[] kernel = Values.Random(conv.KernelSize, 2);
            double[] output = NaiveConvolution.Forward(conv, 2, input, kernel, []);
            foreach (int bits in new[] { 512, 256 }.Where(bits => bits <= VectorWidth.Widest))
            {
                VectorWidth.Bits = bits;
                using NativeBuffer prepared = new(WinogradLayout.Prepared(tile, conv.InputChannels, conv.OutputChannels));
                Values.ExpectClose(output, Values.Guarded(2 * conv.OutputSize, memory =>
                {
                    fixed (float* source = input, taps = kernel, target = memory.Span)
                    {
                        WinogradFilterWork.Run(map, tile, WinogradFilters.Kernel(map, taps), prepared.Start + conv.OutputChannels);
                        WinogradCorrelation.Infer<Identity>(map, tile, 2, source, prepared.Start, target);
                    }
                }), Tolerance);
            }
        }
    }

    /// <summary>Training's filters are transformed in parts, by those who multiply with them; the sums are the same ones.</summary>
    [Fact]
    public unsafe void Filters_transformed_for_a_call_give_the_bits_of_prepared_ones()
    {
        foreach (ConvGeometry conv in ConvolutionCases.Filtered.Values.Where(conv => conv.InputSize < 1 << 18 && VectorWidth.Widest >= 256))
        {
            Correlation map = Correlation.Forward(conv);
            float[] input = Values.Random(3 * conv.InputSize, 1);
            float[] kernel = Values.Random(conv.KernelSize, 2);
            using NativeBuffer prepared = new(WinogradLayout.Prepared(4, conv.InputChannels, conv.OutputChannels));
            float[] once = new float[3 * conv.OutputSize];
            float[] always = new float[3 * conv.OutputSize];
            fixed (float* source = input, taps = kernel, first = once, second = always)
            {
                WinogradFilterWork.Run(map, 4, WinogradFilters.Kernel(map, taps), prepared.Start + conv.OutputChannels);
                WinogradCorrelation.Infer<Identity>(map, 4, 3, source, prepared.Start, first);
                WinogradCorrelation.Run<Identity>(map, 3, source, WinogradFilters.Kernel(map, taps), null, second);
            }

            Assert.Equal(once, always);
        }
    }

    [Fact]
    public void Folded_normalisation_is_prepared_with_the_filters()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered["same, 32 to 48 channels"];
        float[] input = Values.Random(conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] bias = Values.Random(48, 3);
        float[] affine = Values.Random(96, 5);
        double[] output = NaiveConvolution.Forward(conv, 1, input, kernel, bias);
        float[] prepared = new float[PreparedSize(conv)];
        Conv2D.PrepareFolded<AnyConv>(kernel, bias, affine, prepared);
        Values.ExpectClose(
            [.. output.Select((value, i) => (value * affine[i % 48]) + affine[48 + (i % 48)])],
            Values.Guarded(conv.OutputSize, memory => Conv2D.Infer<AnyConv, Identity>(1, input, prepared, memory.Span)),
            Tolerance);
    }

    [Theory]
    [InlineData(56, 64, 4)]
    [InlineData(14, 256, 4)]
    [InlineData(7, 512, 2)]
    [InlineData(4, 512, 0)]
    [InlineData(56, 2048, 4)]
    [InlineData(56, 8192, 0)]
    public void What_is_faster_for_one_sample_is_prepared(int size, int channels, int tile) =>
        Assert.Equal(tile, WinogradLayout.PreparedTile(size, size, channels, channels));

    [Fact]
    public void Phases_of_a_strided_data_gradient_lie_where_they_belong()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((32, 32, 32), 48, (6, 6), (2, 2), padding: (2, 2, 2, 2));
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(conv.OutputSize, 4);
        GradientPhase vertical = DataGradient.Vertical(conv, 1);
        Assert.Equal(VectorWidth.Widest >= 256, WinogradPlan.Pays(DataGradient.Map(conv, 1, vertical, 1, DataGradient.Horizontal(conv, 1)), 1));
        Values.ExpectClose(
            NaiveConvolution.BackwardInput(conv, 1, kernel, gradient),
            Values.Guarded(conv.InputSize, memory => Conv2D.BackwardInput<AnyConv>(1, gradient, kernel, memory.Span)),
            Tolerance);
    }

    [Fact]
    public void Large_batches_choose_it_for_the_weight_gradient_too()
    {
        Correlation map = Correlation.Forward(ConvolutionCases.Conv((16, 16, 64), 64, (3, 3), padding: (1, 1, 1, 1)));
        Assert.Equal(VectorWidth.Widest >= 256, WinogradGradientPlan.Pays(map, 32));
        Assert.False(WinogradGradientPlan.Pays(Correlation.Forward(ConvolutionCases.All["3 x 3, 16 to 48 channels"]), 32));
        Assert.False(WinogradPlan.Pays(Correlation.Forward(ConvolutionCases.Conv((2, 2, 64), 64, (3, 3), padding: (1, 1, 1, 1))), 1));
    }

    [Fact]
    public void Networks_that_forbid_it_get_direct_sums()
    {
        ConvGeometry allowed = ConvolutionCases.Filtered["same, 32 to 48 channels"];
        ConvGeometry conv = Shapes.Conv = allowed with { MinimalFiltering = false };
        Assert.False(WinogradPlan.Pays(Correlation.Forward(conv), 3));
        Assert.False(WinogradGradientPlan.Pays(Correlation.Forward(conv), 64));
        float[] input = Values.Random(conv.InputSize, 1);
        input[(5 * 16 * 32) + (6 * 32)] = float.PositiveInfinity;
        float[] kernel = Values.Random(9 * 32 * 48, 2);
        float[] output = Forward<Identity>(conv, 1, input, kernel, []);
        Assert.DoesNotContain(output, float.IsNaN);
        Assert.Equal(9, output.Where((_, i) => i % 48 == 0).Count(float.IsInfinity));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered["same, 32 to 48 channels"];
        float[] input = Values.Random(20 * conv.InputSize, 1);
        float[] kernel = Values.Random(9 * 32 * 48, 2);
        float[] gradient = Values.Random(20 * conv.OutputSize, 4);
        ExpectSameBits(() => Forward<Relu>(conv, 20, input, kernel, []));
        ExpectSameBits(() =>
        {
            float[] forKernel = new float[kernel.Length];
            float[] forBias = new float[48];
            Conv2D.BackwardWeights<AnyConv>(20, input, gradient, forKernel, forBias);
            return [.. forKernel, .. forBias];
        });
    }

    [Theory]
    [InlineData("same, 32 to 48 channels")]
    [InlineData("few tiles of many channels")]
    [InlineData("two blocks of tiles, or three chunks")]
    public void Neither_do_those_of_prepared_or_unpacked_weights(string name)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered[name];
        float[] input = Values.Random(conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(conv.OutputSize, 4);
        ExpectSameBits(() => Infer<Relu>(conv, 1, input, kernel, []));
        ExpectSameBits(() =>
        {
            float[] output = new float[conv.OutputSize];
            float[] inputGradient = new float[conv.InputSize];
            Conv2D.Forward<AnyConv, Relu>(1, input, kernel, [], output);
            Conv2D.BackwardInput<AnyConv>(1, gradient, kernel, inputGradient);
            return [.. output, .. inputGradient];
        });
    }

    [Fact]
    public void Nan_reaches_the_output_through_a_fused_relu()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered["same, 32 to 48 channels"];
        float[] input = new float[conv.InputSize];
        input[(5 * 16 * 32) + (6 * 32)] = float.NaN;
        float[] output = Forward<Relu>(conv, 1, input, Values.Random(9 * 32 * 48, 2), []);
        Assert.True(float.IsNaN(output[(5 * 16 * 48) + (6 * 48)]));
        Assert.Equal(0, output[0]);
    }

    /// <summary>The slope of the hyperbolic tangent is at most 1, so that its error is at most that of its input.</summary>
    private static double TanhTolerance(double[] input) => Tolerance * Math.Max(1, input.Max(Math.Abs));

    private static int PreparedSize(ConvGeometry conv)
    {
        int tile = WinogradLayout.PreparedTile(conv.OutputHeight, conv.OutputWidth, conv.InputChannels, conv.OutputChannels);
        return Math.Max(conv.PackedSize, WinogradLayout.Prepared(tile, conv.InputChannels, conv.OutputChannels));
    }

    private static float[] Infer<TActivation>(ConvGeometry conv, int batch, float[] input, float[] kernel, float[] bias)
        where TActivation : struct, IActivation
    {
        float[] prepared = Values.Guarded(PreparedSize(conv), memory => Conv2D.Prepare<AnyConv>(kernel, bias, memory.Span));
        return Values.Guarded(
            batch * conv.OutputSize, memory => Conv2D.Infer<AnyConv, TActivation>(batch, input, prepared, memory.Span));
    }

    private static unsafe void RunWeights(
        Correlation map, int batch, float[] input, float[] gradient, Span<float> kernelGradient, Span<float> biasGradient)
    {
        fixed (float* source = input, from = gradient, kernel = kernelGradient, bias = biasGradient)
        {
            WinogradGradient.Run(map, batch, source, from, kernel, bias);
        }
    }

    private static float[] Forward<TActivation>(ConvGeometry conv, int batch, float[] input, float[] kernel, float[] bias)
        where TActivation : struct, IActivation
    {
        float[] packed = new float[PackedLayout.Convolution(9, conv.InputChannels, conv.OutputChannels, 1)];
        Conv2D.Pack<AnyConv>(kernel, bias, packed);
        return Values.Guarded(
            batch * conv.OutputSize, memory => Conv2D.Forward<AnyConv, TActivation>(batch, input, packed, memory.Span));
    }
}
