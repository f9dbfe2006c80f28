using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Tests.Kernels;

/// <summary>Outputs that no cache holds go straight to memory where they lie at whole lines; elsewhere they have the same bits.</summary>
public sealed class StreamingTests : KernelTests
{
    private delegate void Kernel(Span<float> output);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_norm_writes_the_same(int threads)
    {
        const int Channels = 24;
        int pixels = (StreamingLanes512.FewestFloats / Channels) + 5;
        Shapes.Channels = (pixels, Channels, 0, 0, 0, 0);
        float[] affine = Values.Random(2 * Channels, 2);
        float[] input = Values.Random(pixels * Channels, 1);
        ExpectSameAnywhere(threads, input.Length, output => BatchNorm.Infer<AnyChannels, Relu6>(1, input, affine, output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_convolution_writes_the_same(int threads)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((521, 507, 4), 32, (1, 1));
        float[] input = Values.Random(conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        ExpectSameAnywhere(threads, conv.OutputSize, output => Conv2D.Forward<AnyConv, Relu>(1, input, kernel, default, output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_depthwise_data_gradient_of_stride_2_writes_the_same(int threads)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((643, 645, 16), 16, (3, 3), (2, 2), padding: (1, 1, 1, 1), groups: 16);
        float[] gradient = Values.Random(conv.OutputSize, 1);
        float[] kernel = Values.Random(9 * 16, 2);
        ExpectSameAnywhere(threads, conv.InputSize, output => DepthwiseConv2D.BackwardInput<AnyConv>(1, gradient, kernel, output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_weight_gradient_by_minimal_filtering_writes_the_same(int threads)
    {
        const int Batch = 8;
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((7, 7, 240), 256, (3, 3), padding: (1, 1, 1, 1));
        Assert.Equal(VectorWidth.Widest >= 256, WinogradGradientPlan.Pays(Correlation.Forward(conv), Batch));
        float[] input = Values.Random(Batch * conv.InputSize, 1);
        float[] gradient = Values.Random(Batch * conv.OutputSize, 2);
        ExpectSameAnywhere(
            threads, conv.KernelSize, kernel => Conv2D.BackwardWeights<AnyConv>(Batch, input, gradient, kernel, default));
    }

    /// <summary>Runs into memory at whole lines, and into memory that is not.</summary>
    private static void ExpectSameAnywhere(int threads, int count, Kernel kernel)
    {
        const int Line = 16;
        Threading.Parallelism.Degree = threads;
        using NativeBuffer first = new(count + (2 * Line));
        using NativeBuffer second = new(count + (2 * Line));
        first.Span.Fill(Values.Untouched);
        second.Span.Fill(Values.Untouched);
        kernel(first.Span.Slice(Line, count));
        kernel(second.Span.Slice(1, count));
        Assert.True(first.Span.Slice(Line, count).SequenceEqual(second.Span.Slice(1, count)));
        Assert.Equal(-1, first.Span[..Line].IndexOfAnyExcept(Values.Untouched));
        Assert.Equal(-1, first.Span[(Line + count)..].IndexOfAnyExcept(Values.Untouched));
        Assert.Equal(-1, first.Span.Slice(Line, count).IndexOf(Values.Untouched));
    }
}
