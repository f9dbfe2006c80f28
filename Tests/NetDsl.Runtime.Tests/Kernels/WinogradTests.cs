using NetDsl.Kernels;

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
                data.Add(name, 3);
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
            Values.ExpectClose([.. output.Select(Math.Tanh)], Forward<Tanh>(conv, batch, input, kernel, bias), 2e-4);
            float[] transposed = new float[PackedLayout.ConvolutionTransposed(9, conv.InputChannels, conv.OutputChannels, 1)];
            Conv2D.PackTransposed<AnyConv>(kernel, transposed);
            Values.ExpectClose(inputGradient, Values.Guarded(
                batch * conv.InputSize, memory => Conv2D.BackwardInput<AnyConv>(batch, gradient, transposed, memory.Span)), Tolerance);
            float[] forBias = new float[conv.OutputChannels];
            float[] forKernel = Values.Guarded(kernel.Length, memory => RunWeights(map, batch, input, gradient, memory.Span, forBias));
            Values.ExpectClose(kernelGradient, forKernel, Tolerance);
            Values.ExpectClose(biasGradient, forBias);
        }
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
