using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class DepthwiseTests : KernelTests
{
    private static readonly Dictionary<string, ConvGeometry> Shape = new()
    {
        ["3 x 3 same, 16 channels"] = ConvolutionCases.Conv((7, 9, 16), 16, (3, 3), padding: (1, 1, 1, 1)),
        ["3 x 3 valid, 32 channels"] = ConvolutionCases.Conv((8, 8, 32), 32, (3, 3)),
        ["5 x 5 same, 24 channels"] = ConvolutionCases.Conv((9, 9, 24), 24, (5, 5), padding: (2, 2, 2, 2)),
        ["3 x 3 stride 2, 6 channels"] = ConvolutionCases.Conv((8, 9, 6), 6, (3, 3), (2, 2), padding: (0, 1, 1, 1)),
        ["3 x 3 stride 2, multiplier 2"] = ConvolutionCases.Conv((8, 8, 4), 8, (3, 3), (2, 2), padding: (1, 1, 1, 1)),
        ["2 x 2 stride 3, multiplier 3"] = ConvolutionCases.Conv((10, 10, 7), 21, (2, 2), (3, 3)),
        ["dilation 2, 40 channels"] = ConvolutionCases.Conv((9, 9, 40), 40, (3, 3), dilation: (2, 2), padding: (2, 2, 2, 2)),
        ["dilation 2 with stride 2"] = ConvolutionCases.Conv((12, 11, 19), 19, (3, 3), (2, 2), (2, 2), (2, 1, 2, 2)),
        ["one row of tiles, 13 channels"] = ConvolutionCases.Conv((5, 7, 13), 13, (3, 3), padding: (1, 1, 1, 1)),
        ["many tiles, 17 channels"] = ConvolutionCases.Conv((6, 41, 17), 17, (3, 3), padding: (1, 1, 1, 1)),
        ["blocks of channels"] = ConvolutionCases.Conv((4, 9, 427), 427, (3, 3), padding: (1, 1, 1, 1)),
        ["stride 2 as Keras pads, 27 channels"] = ConvolutionCases.Conv((12, 18, 27), 27, (3, 3), (2, 2), padding: (0, 1, 0, 1)),
        ["stride 2 symmetric, odd sizes"] = ConvolutionCases.Conv((9, 35, 8), 8, (3, 3), (2, 2), padding: (1, 1, 1, 1)),
        ["stride 2 padded beyond the last output"] = ConvolutionCases.Conv((6, 8, 9), 9, (3, 3), (2, 2), padding: (2, 2, 2, 2)),
        ["5 x 5 stride 2, 40 channels"] = ConvolutionCases.Conv((15, 20, 40), 40, (5, 5), (2, 2), padding: (2, 2, 2, 2)),
        ["5 x 5 stride 2 as Keras pads"] = ConvolutionCases.Conv((14, 14, 33), 33, (5, 5), (2, 2), padding: (1, 2, 1, 2)),
        ["5 x 5 valid stride 2"] = ConvolutionCases.Conv((11, 22, 12), 12, (5, 5), (2, 2)),
        ["5 x 5 on 2 x 2"] = ConvolutionCases.Conv((2, 2, 20), 20, (5, 5), padding: (2, 2, 2, 2)),
        ["5 x 5 padded by four"] = ConvolutionCases.Conv((3, 4, 16), 16, (5, 5), padding: (4, 4, 4, 4)),
        ["stride 2 x 1"] = ConvolutionCases.Conv((9, 12, 18), 18, (3, 3), (2, 1), padding: (1, 1, 1, 1)),
        ["stride 1 x 2"] = ConvolutionCases.Conv((7, 13, 18), 18, (3, 3), (1, 2), padding: (1, 1, 1, 1)),
        ["stride 3 x 2 leaves rows"] = ConvolutionCases.Conv((11, 12, 10), 10, (2, 3), (3, 2), padding: (0, 0, 1, 1)),
        ["rows dilated with stride 2 x 1"] = ConvolutionCases.Conv((13, 10, 16), 16, (3, 3), (2, 1), (3, 1), (3, 2, 1, 1)),
        ["4 x 3 kernel"] = ConvolutionCases.Conv((8, 9, 21), 21, (4, 3), padding: (2, 1, 1, 1)),
        ["padding beyond the image"] = ConvolutionCases.Conv((2, 2, 16), 16, (3, 3), padding: (9, 3, 2, 12)),
        ["bands of rows"] = ConvolutionCases.Conv((70, 24, 20), 20, (3, 3), padding: (1, 1, 1, 1)),
        ["one channel"] = ConvolutionCases.Conv((5, 5, 1), 1, (3, 2), padding: (1, 1, 0, 1)),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in Shape.Keys)
            {
                data.Add(name, 1);
                data.Add(name, 2);
                data.Add(name, 5);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_and_gradients_match_the_definition(string name, int batch)
    {
        ConvGeometry conv = Shapes.Conv = Shape[name];
        ConvGeometry grouped = Grouped(conv);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.Taps * conv.OutputChannels, 2);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] output = NaiveConvolution.Forward(grouped, batch, input, kernel, bias);
        ForEachWidth(() =>
        {
            Values.ExpectClose(output, Forward<Identity>(conv, batch, input, kernel, bias));
            Values.ExpectClose([.. output.Select(value => Math.Max(0, value))], Forward<Relu>(conv, batch, input, kernel, bias));
            Values.ExpectClose([.. output.Select(value => Math.Clamp(value, 0, 6))], Forward<Relu6>(conv, batch, input, kernel, bias));
            Values.ExpectClose([.. output.Select(value => (double)Swish.Apply((float)value))], Forward<Swish>(conv, batch, input, kernel, bias));
            Values.ExpectClose(
                NaiveConvolution.BackwardInput(grouped, batch, kernel, gradient), BackwardInput(conv, batch, kernel, gradient));
            float[] biasGradient = new float[conv.OutputChannels];
            float[] kernelGradient = Values.Guarded(
                kernel.Length, memory => DepthwiseConv2D.BackwardWeights<AnyConv>(batch, input, gradient, memory.Span, biasGradient));
            Values.ExpectClose(NaiveConvolution.BackwardKernel(grouped, batch, input, gradient), kernelGradient);
            Values.ExpectClose(NaiveConvolution.BackwardBias(grouped, batch, gradient), biasGradient);
        });
    }

    [Fact]
    public void Folded_batch_normalisation_scales_weights_and_bias()
    {
        ConvGeometry conv = Shapes.Conv = Shape["3 x 3 valid, 32 channels"];
        float[] input = Values.Random(conv.InputSize, 1);
        float[] kernel = Values.Random(conv.Taps * conv.OutputChannels, 2);
        float[] affine = Values.Random(2 * conv.OutputChannels, 5);
        float[] packed = Values.Unwritten(PackedLayout.Depthwise(conv.Taps, conv.OutputChannels));
        DepthwiseConv2D.PackFolded<AnyConv>(kernel, [], affine, packed);
        float[] output = new float[conv.OutputSize];
        DepthwiseConv2D.Forward<AnyConv, Identity>(1, input, packed, output);
        double[] plain = NaiveConvolution.Forward(Grouped(conv), 1, input, kernel, []);
        Values.ExpectClose([.. plain.Select((value, i) => (value * affine[i % 32]) + affine[32 + (i % 32)])], output);
    }

    /// <summary>What lies beyond the image is not zero times a weight, and a tile's unused places are not multiplied at all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_not_finite_reaches_only_what_sees_it(int stride)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((6, 11, 20), 20, (3, 3), (stride, stride), padding: (1, 1, 1, 1));
        float[] input = Values.Random(conv.InputSize, 1);
        float[] gradient = Values.Random(conv.OutputSize, 4);
        float[] kernel = Values.Random(conv.Taps * 20, 2);
        (float[] finite, float[] infinite) = (input, [.. input]);
        infinite[^5] = float.PositiveInfinity;
        infinite[(3 * 11 * 20) + 7] = float.NaN;
        kernel[3] = float.NegativeInfinity;
        gradient[^1] = float.NaN;
        ConvGeometry grouped = Grouped(conv);
        ForEachWidth(() =>
        {
            ExpectSameKind(NaiveConvolution.Forward(grouped, 1, infinite, kernel, []), Forward<Identity>(conv, 1, infinite, kernel, []));
            ExpectSameKind(
                [.. NaiveConvolution.Forward(grouped, 1, infinite, kernel, []).Select(value => Math.Clamp(value, 0, 6))],
                Forward<Relu6>(conv, 1, infinite, kernel, []));
            ExpectSameKind(NaiveConvolution.BackwardInput(grouped, 1, kernel, gradient), BackwardInput(conv, 1, kernel, gradient));
            float[] kernelGradient = new float[kernel.Length];
            DepthwiseConv2D.BackwardWeights<AnyConv>(1, infinite, gradient, kernelGradient, default);
            ExpectSameKind(NaiveConvolution.BackwardKernel(grouped, 1, infinite, gradient), kernelGradient);
            DepthwiseConv2D.BackwardWeights<AnyConv>(1, finite, gradient, kernelGradient, default);
            ExpectSameKind(NaiveConvolution.BackwardKernel(grouped, 1, finite, gradient), kernelGradient);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bits_do_not_depend_on_the_number_of_threads(int stride)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((40, 40, 48), 48, (3, 3), (stride, stride), padding: (1, 1, 1, 1));
        float[] input = Values.Random(3 * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.Taps * conv.OutputChannels, 2);
        float[] gradient = Values.Random(3 * conv.OutputSize, 4);
        ExpectSameBits(() => Forward<Relu>(conv, 3, input, kernel, []));
        ExpectSameBits(() => BackwardInput(conv, 3, kernel, gradient));
        ExpectSameBits(() =>
        {
            float[] kernelGradient = new float[kernel.Length];
            DepthwiseConv2D.BackwardWeights<AnyConv>(3, input, gradient, kernelGradient, default);
            return kernelGradient;
        });
    }

    /// <summary>Finite where expected finite, else the same infinity or NaN.</summary>
    private static void ExpectSameKind(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Select(Kind), actual.Select(value => Kind(value)));

        static double Kind(double value) => double.IsFinite(value) ? 0 : value;
    }

    /// <summary>The same layer as a convolution with a group for every input channel.</summary>
    private static ConvGeometry Grouped(ConvGeometry conv) => conv with { Groups = conv.InputChannels };

    private static float[] Forward<TActivation>(ConvGeometry conv, int batch, float[] input, float[] kernel, float[] bias)
        where TActivation : struct, IActivation
    {
        float[] packed = Values.Guarded(
            PackedLayout.Depthwise(conv.Taps, conv.OutputChannels), memory => DepthwiseConv2D.Pack<AnyConv>(kernel, bias, memory.Span));
        return Values.Guarded(
            batch * conv.OutputSize, memory => DepthwiseConv2D.Forward<AnyConv, TActivation>(batch, input, packed, memory.Span));
    }

    private static float[] BackwardInput(ConvGeometry conv, int batch, float[] kernel, float[] gradient) => Values.Guarded(
        batch * conv.InputSize, memory => DepthwiseConv2D.BackwardInput<AnyConv>(batch, gradient, kernel, memory.Span));
}
