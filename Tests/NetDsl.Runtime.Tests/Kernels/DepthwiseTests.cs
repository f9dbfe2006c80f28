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

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((40, 40, 48), 48, (3, 3), padding: (1, 1, 1, 1));
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
