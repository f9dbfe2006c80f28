using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Weight gradients of few weights and many pixels, of which work items have parts.</summary>
public sealed class WeightGradientPartsTests : KernelTests
{
    [Theory]
    [InlineData(131, 3, 40, 3, 2, 5)]
    [InlineData(150, 5, 67, 5, 1, 1)]
    [InlineData(290, 2, 33, 3, 1, 1)]
    [InlineData(97, 17, 18, 2, 1, 3)]
    public void Sums_of_parts_of_the_pixels_join_to_the_adjoint(int size, int channels, int outputs, int taps, int stride, int batch)
    {
        int padding = taps / 2;
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv(
            (size, size - 1, channels), outputs, (taps, taps), (stride, stride), padding: (padding, padding, padding, padding));
        Assert.True(new WeightGradientPlan(Correlation.Forward(conv), batch).PixelParts > 1);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.BackwardKernel(conv, batch, input, gradient);
        double[] expectedBias = NaiveConvolution.BackwardBias(conv, batch, gradient);
        float[] Compute()
        {
            float[] bias = Values.Unwritten(outputs);
            float[] kernel = Values.Guarded(
                conv.KernelSize, memory => Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, memory.Span, bias));
            float[] alone = Values.Unwritten(conv.KernelSize);
            Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, alone, default);
            Assert.Equal(kernel, alone);
            return [.. kernel, .. bias];
        }

        ForEachWidth(() => Values.ExpectClose([.. expected, .. expectedBias], Compute(), 4e-6));
        ExpectSameBits(Compute);
    }
}
