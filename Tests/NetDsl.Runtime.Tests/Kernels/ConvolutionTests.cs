using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class ConvolutionTests : KernelTests
{
    public static TheoryData<string, int> Cases => ConvolutionCases.WithBatches;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_is_the_sum_of_products(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Kernel(conv);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        double[] expected = NaiveConvolution.Forward(conv, batch, input, kernel, bias);
        ForEachWidth(() =>
        {
            Values.ExpectClose(expected, Run<Identity>(conv, batch, input, Pack(conv, kernel, bias)));
            Values.ExpectClose(
                [.. expected.Select(value => Math.Max(0, value))], Run<Relu>(conv, batch, input, Pack(conv, kernel, bias)));
            Values.ExpectClose(
                [.. expected.Select(Math.Tanh)], Run<Tanh>(conv, batch, input, Pack(conv, kernel, bias)), 1e-5);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_residual_is_added_before_the_activation(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        ExpectResiduals(conv, batch, 2e-6);
    }

    [Theory]
    [InlineData("same, 32 to 48 channels")]
    [InlineData("padded on two sides")]
    [InlineData("few tiles of many channels")]
    public void A_residual_is_added_after_minimal_filtering(string name)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Filtered[name];
        Assert.True(WinogradPlan.Pays(Correlation.Forward(conv), 3) || VectorWidth.Widest < 256);
        ExpectResiduals(conv, 3, 1e-5);
    }

    /// <summary>The residual in memory of its own and in that of the output.</summary>
    private static void ExpectResiduals(ConvGeometry conv, int batch, double tolerance)
    {
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] residual = Values.Random(batch * conv.OutputSize, 6);
        float[] packed = Pack(conv, Kernel(conv), bias);
        double[] sums = NaiveConvolution.Forward(conv, batch, input, Kernel(conv), bias);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += residual[i];
        }

        ForEachWidth(() =>
        {
            Values.ExpectClose(sums, Add<Identity>(apart: true), tolerance);
            Values.ExpectClose([.. sums.Select(value => Math.Max(0, value))], Add<Relu>(apart: true), tolerance);
            Values.ExpectClose([.. sums.Select(value => Math.Max(0, value))], Add<Relu>(apart: false), tolerance);
            Values.ExpectClose([.. sums.Select(Math.Tanh)], Add<Tanh>(apart: false), 5 * tolerance * Math.Max(1, sums.Max(Math.Abs)));
        });

        float[] Add<TActivation>(bool apart)
            where TActivation : struct, IActivation =>
            Values.Guarded(batch * conv.OutputSize, memory =>
            {
                residual.CopyTo(memory.Span);
                ReadOnlySpan<float> added = apart ? residual : memory.Span;
                Conv2D.ForwardAdd<AnyConv, TActivation>(batch, input, packed, added, memory.Span);
            });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Data_gradient_is_the_adjoint(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] kernel = Kernel(conv);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.BackwardInput(conv, batch, kernel, gradient);
        ForEachWidth(() => Values.ExpectClose(expected, RunBackwardInput(conv, batch, kernel, gradient)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weight_gradient_is_the_adjoint(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] expectedKernel = NaiveConvolution.BackwardKernel(conv, batch, input, gradient);
        double[] expectedBias = NaiveConvolution.BackwardBias(conv, batch, gradient);
        ForEachWidth(() =>
        {
            float[] bias = new float[conv.OutputChannels];
            float[] kernel = Values.Guarded(
                expectedKernel.Length, memory => Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, memory.Span, bias));
            Values.ExpectClose(expectedKernel, kernel);
            Values.ExpectClose(expectedBias, bias);
            float[] alone = new float[expectedKernel.Length];
            Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, alone, default);
            Assert.Equal(kernel, alone);
        });
    }

    [Fact]
    public void Folded_batch_normalisation_scales_weights_and_bias()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All["3 x 3, 33 to 19 channels"];
        float[] input = Values.Random(conv.InputSize, 1);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] affine = Values.Random(2 * conv.OutputChannels, 5);
        double[] plain = NaiveConvolution.Forward(conv, 1, input, Kernel(conv), bias);
        double[] expected =
            [.. plain.Select((value, i) => (value * affine[i % conv.OutputChannels]) + affine[conv.OutputChannels + (i % conv.OutputChannels)])];
        float[] packed = Values.Unwritten(PackedLayout.Convolution(conv.Taps, conv.InputChannels, conv.OutputChannels, conv.Groups));
        Conv2D.PackFolded<AnyConv>(Kernel(conv), bias, affine, packed);
        Values.ExpectClose(expected, Run<Identity>(conv, 1, input, packed));
    }

    [Theory]
    [InlineData("3 x 3, 32 to 40 channels", 9)]
    [InlineData("7 x 7 stem", 70)]
    [InlineData("four groups of wide panels", 20)]
    [InlineData("3 x 3 same, one channel to six", 700)]
    [InlineData("5 x 5 same, one channel to six, wide", 64)]
    [InlineData("5 x 5 valid, twelve to twelve", 45)]
    [InlineData("5 x 5 same, three to seven", 3)]
    [InlineData("5 x 5 valid, six to sixteen", 64)]
    [InlineData("dilation 2, 29 to 15 channels", 50)]
    public void Bits_do_not_depend_on_the_number_of_threads(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        float[] packed = Pack(conv, Kernel(conv), []);
        ExpectSameBits(() => Run<Relu>(conv, batch, input, packed));
        ExpectSameBits(() =>
        {
            float[] output = Values.Random(batch * conv.OutputSize, 6);
            Conv2D.ForwardAdd<AnyConv, Relu>(batch, input, packed, output, output);
            return output;
        });
        ExpectSameBits(() => RunBackwardInput(conv, batch, Kernel(conv), gradient));
        ExpectSameBits(() =>
        {
            float[] kernel = new float[Kernel(conv).Length];
            float[] bias = new float[conv.OutputChannels];
            Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, kernel, bias);
            return [.. kernel, .. bias];
        });
    }

    [Fact]
    public void A_large_image_is_split_into_bands_of_rows()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((70, 66, 20), 24, (3, 3), padding: (1, 1, 1, 1));
        float[] input = Values.Random(conv.InputSize, 1);
        float[] gradient = Values.Random(conv.OutputSize, 4);
        Values.ExpectClose(NaiveConvolution.Forward(conv, 1, input, Kernel(conv), []), Run<Identity>(conv, 1, input, Pack(conv, Kernel(conv), [])));
        float[] kernel = new float[Kernel(conv).Length];
        Conv2D.BackwardWeights<AnyConv>(1, input, gradient, kernel, default);
        Values.ExpectClose(NaiveConvolution.BackwardKernel(conv, 1, input, gradient), kernel, 4e-6);
    }

    [Theory]
    [InlineData(300, 12, 1)]
    [InlineData(100, 30, 5)]
    public void A_weight_gradient_sums_several_chunks(int size, int channels, int batch)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((size, size, channels), 5, (3, 3), padding: (1, 1, 1, 1));
        WeightGradientPlan plan = new(Correlation.Forward(conv), batch);
        Assert.True(plan.BandRows < size || plan.ImagesPerChunk < batch);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        float[] kernel = Values.Unwritten(conv.KernelSize);
        float[] bias = new float[conv.OutputChannels];
        Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, kernel, bias);
        Values.ExpectClose(NaiveConvolution.BackwardKernel(conv, batch, input, gradient), kernel, 1e-5);
        Values.ExpectClose(NaiveConvolution.BackwardBias(conv, batch, gradient), bias, 1e-5);
    }

    [Theory]
    [InlineData(512, 40, 1, 2, 1)]
    [InlineData(1024, 70, 1, 1, 1)]
    [InlineData(1056, 50, 3, 1, 2)]
    [InlineData(1024, 66, 2, 1, 1)]
    public void A_weight_gradient_of_many_channels_packs_its_inputs(int channels, int outputs, int taps, int stride, int groups)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((7, 6, channels), outputs, (taps, taps), (stride, stride), groups: groups);
        Assert.True(new WeightGradientPlan(Correlation.Forward(conv), 3).PacksInputs || VectorWidth.Widest < 512);
        float[] input = Values.Random(3 * conv.InputSize, 1);
        float[] gradient = Values.Random(3 * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.BackwardKernel(conv, 3, input, gradient);
        float[] Compute()
        {
            float[] kernel = Values.Unwritten(conv.KernelSize);
            Conv2D.BackwardWeights<AnyConv>(3, input, gradient, kernel, default);
            return kernel;
        }

        ForEachWidth(() => Values.ExpectClose(expected, Compute()));
        ExpectSameBits(Compute);
    }

    [Theory]
    [InlineData(14, 256, 1024, 1, 1)]
    [InlineData(9, 112, 160, 3, 1)]
    [InlineData(12, 512, 72, 1, 2)]
    public void Weights_that_outgrow_the_cache_are_split_by_panels(int size, int channels, int outputs, int taps, int stride)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv(
            (size, size, channels), outputs, (taps, taps), (stride, stride), padding: (taps / 2, taps / 2, taps / 2, taps / 2)) with
        {
            MinimalFiltering = false,
        };
        float[] input = Values.Random(2 * conv.InputSize, 1);
        float[] bias = Values.Random(outputs, 3);
        float[] packed = Pack(conv, Kernel(conv), bias);
        double[] expected = NaiveConvolution.Forward(conv, 2, input, Kernel(conv), bias);
        ForEachWidth(() => Values.ExpectClose([.. expected.Select(value => Math.Max(0, value))], Run<Relu>(conv, 2, input, packed), 4e-6));
        ExpectSameBits(() => Run<Relu>(conv, 2, input, packed));
    }

    [Fact]
    public void Few_pixels_of_many_channels_are_split_by_panels()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((3, 3, 160), 210, (3, 3), padding: (1, 1, 1, 1));
        float[] input = Values.Random(conv.InputSize, 1);
        float[] packed = Pack(conv, Kernel(conv), []);
        double[] expected = NaiveConvolution.Forward(conv, 1, input, Kernel(conv), []);
        ForEachWidth(() => Values.ExpectClose(expected, Run<Identity>(conv, 1, input, packed)));
        ExpectSameBits(() => Run<Sigmoid>(conv, 1, input, packed));
    }

    [Fact]
    public void Nan_and_infinity_pass_through_a_fused_relu()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((1, 3, 1), 20, (1, 1));
        float[] kernel = new float[20];
        Array.Fill(kernel, 1);
        ForEachWidth(() =>
        {
            float[] output = Run<Relu>(conv, 1, [float.NaN, float.PositiveInfinity, float.NegativeInfinity], Pack(conv, kernel, []));
            Assert.All(output[..20], value => Assert.True(float.IsNaN(value)));
            Assert.All(output[20..40], value => Assert.Equal(float.PositiveInfinity, value));
            Assert.All(output[40..], value => Assert.Equal(0, value));
        });
    }

    [Fact]
    public void A_batch_beyond_the_memory_is_refused()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All["1 x 1"];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Run<Identity>(conv, 2, new float[conv.InputSize], Pack(conv, Kernel(conv), [])));
        Assert.Contains("A batch of 2 needs 560", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_packed_weights_and_gradients_are_refused()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All["1 x 1"];
        float[] input = new float[conv.InputSize];
        float[] output = new float[conv.OutputSize];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Conv2D.Forward<AnyConv, Identity>(1, input, new float[143], output));
        Assert.Equal("The packed weights take 144 floats, but the span holds 143.", refusal.Message);
        refusal = Assert.Throws<ArgumentException>(() => Conv2D.BackwardInput<AnyConv>(1, output, new float[55], input));
        Assert.Equal("The weights take 56 floats, but the span holds 55.", refusal.Message);
        Assert.Throws<ArgumentException>(() => Conv2D.Forward<AnyConv, Identity>(1, input, new float[55], default, output));
        Assert.Throws<ArgumentOutOfRangeException>(() => Conv2D.BackwardWeights<AnyConv>(1, input, output, new float[55], default));
        Assert.Throws<ArgumentException>(() => Conv2D.BackwardWeights<AnyConv>(1, input, output, new float[56], new float[6]));
    }

    private static float[] Kernel(ConvGeometry conv) => Values.Random(conv.Taps * conv.InputGroupChannels * conv.OutputChannels, 2);

    private static float[] Pack(ConvGeometry conv, float[] kernel, float[] bias)
    {
        int size = PackedLayout.Convolution(conv.Taps, conv.InputChannels, conv.OutputChannels, conv.Groups);
        return Values.Guarded(size, memory => Conv2D.Pack<AnyConv>(kernel, bias, memory.Span));
    }

    private static float[] Run<TActivation>(ConvGeometry conv, int batch, float[] input, float[] packed)
        where TActivation : struct, IActivation => Values.Guarded(
            batch * conv.OutputSize, memory => Conv2D.Forward<AnyConv, TActivation>(batch, input, packed, memory.Span));

    private static float[] RunBackwardInput(ConvGeometry conv, int batch, float[] kernel, float[] gradient) => Values.Guarded(
        batch * conv.InputSize, memory => Conv2D.BackwardInput<AnyConv>(batch, gradient, kernel, memory.Span));
}
