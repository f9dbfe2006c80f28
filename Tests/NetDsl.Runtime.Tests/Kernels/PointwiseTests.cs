using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Convolutions without a window over many pixels of few channels, which wait for memory and not for arithmetic.</summary>
public sealed class PointwiseTests : KernelTests
{
    /// <summary>Channels in and out: with either side in the lanes, an odd number of panels, and rows that do not fill the last tile.</summary>
    public static TheoryData<int, int> Channels => new()
    {
        { 16, 96 },
        { 32, 16 },
        { 144, 24 },
        { 24, 144 },
        { 48, 7 },
        { 5, 48 },
        { 21, 16 },
    };

    [Theory]
    [MemberData(nameof(Channels))]
    public void Weight_gradient_of_many_pixels_is_the_adjoint(int inputs, int outputs)
    {
        const int Batch = 3;
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((29, 37, inputs), outputs, (1, 1));
        Assert.True(PointwiseGradientPlan.Pays(Correlation.Forward(conv), Batch));
        float[] input = Values.Random(Batch * conv.InputSize, 1);
        float[] gradient = Values.Random(Batch * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.BackwardKernel(conv, Batch, input, gradient);
        double[] expectedBias = NaiveConvolution.BackwardBias(conv, Batch, gradient);
        float[] Compute()
        {
            float[] bias = Values.Unwritten(outputs);
            float[] kernel = Values.Guarded(
                conv.KernelSize, memory => Conv2D.BackwardWeights<AnyConv>(Batch, input, gradient, memory.Span, bias));
            Values.ExpectClose(expectedBias, bias);
            return kernel;
        }

        ForEachWidth(() => Values.ExpectClose(expected, Compute()));
        ExpectSameBits(Compute);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Outputs_and_data_gradients_of_many_pixels_are_the_sums_of_products(int inputs, int outputs)
    {
        const int Batch = 2;
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((35, 31, inputs), outputs, (1, 1));
        float[] input = Values.Random(Batch * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(Batch * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.Forward(conv, Batch, input, kernel, []);
        double[] expectedGradient = NaiveConvolution.BackwardInput(conv, Batch, kernel, gradient);
        float[] Forward() => Values.Guarded(
            Batch * conv.OutputSize, memory => Conv2D.Forward<AnyConv, Identity>(Batch, input, kernel, default, memory.Span));
        float[] Backward() => Values.Guarded(
            Batch * conv.InputSize, memory => Conv2D.BackwardInput<AnyConv>(Batch, gradient, kernel, memory.Span));
        ForEachWidth(() =>
        {
            Values.ExpectClose(expected, Forward());
            Values.ExpectClose(expectedGradient, Backward());
        });
        ExpectSameBits(Forward);
        ExpectSameBits(Backward);
    }

    [Fact]
    public void A_pixel_that_is_not_a_number_reaches_the_weights_of_its_channel_alone()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((40, 40, 48), 20, (1, 1));
        float[] input = Values.Random(conv.InputSize, 1);
        input[(777 * 48) + 5] = float.NaN;
        float[] kernel = new float[conv.KernelSize];
        Conv2D.BackwardWeights<AnyConv>(1, input, Values.Random(conv.OutputSize, 4), kernel, default);
        Assert.All(kernel.Index(), weight => Assert.Equal(weight.Index / 20 == 5, float.IsNaN(weight.Item)));
    }
}
