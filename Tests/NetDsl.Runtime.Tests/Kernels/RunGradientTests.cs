using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class RunGradientTests : KernelTests
{
    [Theory]
    [InlineData("5 x 5 valid, six to sixteen")]
    [InlineData("dilation 2, 29 to 15 channels")]
    [InlineData("1 x 3 stride 2, 16 to 16 channels")]
    public void A_weight_gradient_of_one_panel_is_summed_by_runs_and_passes_nan(string name)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        Assert.True(RunGradientPlan.Pays(Correlation.Forward(conv)) || VectorWidth.Widest < 512);
        const int Batch = 5;
        float[] input = Values.Random(Batch * conv.InputSize, 1);
        float[] gradient = Values.Random(Batch * conv.OutputSize, 4);
        int centre = ((conv.OutputHeight / 2 * conv.OutputWidth) + (conv.OutputWidth / 2)) * conv.OutputChannels;
        gradient[(3 * conv.OutputSize) + centre] = float.NaN;
        float[] kernel = new float[conv.KernelSize];
        Conv2D.BackwardWeights<AnyConv>(Batch, input, gradient, kernel, default);
        double[] expected = NaiveConvolution.BackwardKernel(conv, Batch, input, gradient);
        Assert.Equal(expected.Select(double.IsNaN), kernel.Select(float.IsNaN));
        Assert.Contains(kernel, float.IsNaN);
        Values.ExpectClose([.. expected.Where(one => !double.IsNaN(one))], [.. kernel.Where(one => !float.IsNaN(one))]);
    }
}
