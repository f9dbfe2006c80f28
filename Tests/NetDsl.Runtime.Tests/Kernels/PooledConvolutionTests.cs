using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>A convolution with pooling in the same pass gives what the two give one after another.</summary>
public sealed class PooledConvolutionTests : KernelTests
{
    private static readonly Dictionary<string, ConvGeometry> Shape = new()
    {
        ["one channel to six"] = ConvolutionCases.Conv((28, 28, 1), 6, (5, 5), padding: (2, 2, 2, 2)),
        ["one channel to six without padding"] = ConvolutionCases.Conv((8, 36, 1), 6, (5, 5)),
        ["three channels to seven, dilated"] = ConvolutionCases.Conv((8, 22, 3), 7, (3, 3), dilation: (2, 1), padding: (2, 2, 1, 1)),
        ["two channels to twelve, 12 wide"] = ConvolutionCases.Conv((6, 12, 2), 12, (3, 3), (1, 1), padding: (1, 1, 1, 1)),
        ["six channels to sixteen"] = ConvolutionCases.Conv((14, 14, 6), 16, (5, 5)),
        ["five channels to fifteen, 14 wide"] = ConvolutionCases.Conv((4, 14, 5), 15, (3, 3), padding: (1, 1, 1, 1)),
        ["four channels to thirteen, 6 wide"] = ConvolutionCases.Conv((6, 6, 4), 13, (1, 1)),
        ["three channels to nine, 4 wide"] = ConvolutionCases.Conv((4, 4, 3), 9, (2, 2), padding: (1, 0, 0, 1)),
        ["stride 2 x 3"] = ConvolutionCases.Conv((15, 65, 3), 14, (3, 3), (2, 3), padding: (1, 1, 1, 1)),
        ["dilation 1 x 2 of all rows"] = ConvolutionCases.Conv((9, 24, 2), 16, (4, 3), dilation: (1, 2)),
        ["2 wide"] = ConvolutionCases.Conv((4, 2, 3), 9, (1, 1)),
        ["seventeen channels"] = ConvolutionCases.Conv((6, 8, 2), 17, (1, 1)),
        ["two groups"] = ConvolutionCases.Conv((6, 8, 4), 6, (3, 3), padding: (1, 1, 1, 1), groups: 2),
    };

    public static TheoryData<string> Cases => [.. Shape.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Maxima_are_those_of_the_unpooled_image(string name)
    {
        const int Batch = 3;
        ConvGeometry conv = Set(Shape[name]);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] bias = Values.Random(conv.OutputChannels, 3);
        float[] input = Values.Random(Batch * conv.InputSize, 1);
        double[] unpooled = NaiveConvolution.Forward(conv, Batch, input, kernel, bias);
        double[] expected = Pool(conv, Batch, unpooled);
        float[] packed = Pack(conv, kernel, bias);
        ForEachWidth(() =>
        {
            Values.ExpectClose(expected, Run<Identity>(Batch, input, packed));
            Values.ExpectClose([.. expected.Select(value => Math.Max(0, value))], Run<Relu>(Batch, input, packed));
            Values.ExpectClose([.. expected.Select(Math.Tanh)], Run<Tanh>(Batch, input, packed), 1e-5);
        });
    }

    [Theory]
    [InlineData(6)]
    [InlineData(16)]
    public void A_nan_wins_in_every_place_of_a_window(int channels)
    {
        ConvGeometry conv = Set(ConvolutionCases.Conv((4, 20, 1), channels, (3, 3), padding: (1, 1, 1, 1)));
        float[] kernel = new float[conv.KernelSize];
        Array.Fill(kernel, 1, 4 * channels, channels);
        float[] packed = Pack(conv, kernel, []);
        for (int place = 0; place < conv.InputSize; place++)
        {
            float[] input = new float[conv.InputSize];
            input[place] = float.NaN;
            float[] unpooled = new float[conv.OutputSize];
            Conv2D.Forward<AnyConv, Relu>(1, input, packed, unpooled);
            float[] expected = new float[conv.OutputSize / 4];
            MaxPool.Infer<AnyPool>(1, unpooled, expected);
            Assert.Contains(float.NaN, expected);
            ForEachWidth(() => Assert.Equal(expected, Run<Relu>(1, input, packed)));
        }
    }

    [Theory]
    [InlineData("one channel to six")]
    [InlineData("six channels to sixteen")]
    public void Bits_do_not_depend_on_the_number_of_threads(string name)
    {
        ConvGeometry conv = Set(Shape[name]);
        float[] packed = Pack(conv, Values.Random(conv.KernelSize, 2), []);
        float[] input = Values.Random(40 * conv.InputSize, 1);
        ExpectSameBits(() => Run<Relu>(40, input, packed));
    }

    private static ConvGeometry Set(ConvGeometry conv)
    {
        Shapes.Pool = new PoolGeometry(
            conv.OutputHeight, conv.OutputWidth, conv.OutputChannels, conv.OutputHeight / 2, conv.OutputWidth / 2, 2, 2, 2, 2, 1, 1, 0, 0, 0, 0, false);
        return Shapes.Conv = conv;
    }

    private static double[] Pool(ConvGeometry conv, int batch, double[] image)
    {
        int row = conv.OutputWidth * conv.OutputChannels;
        double[] pooled = new double[batch * conv.OutputSize / 4];
        int place = 0;
        for (int y = 0; y < batch * conv.OutputHeight; y += 2)
        {
            for (int x = 0; x < conv.OutputWidth; x += 2)
            {
                for (int channel = 0; channel < conv.OutputChannels; channel++)
                {
                    int first = (y * row) + (x * conv.OutputChannels) + channel;
                    int second = first + conv.OutputChannels;
                    pooled[place++] = Math.Max(Math.Max(image[first], image[second]), Math.Max(image[first + row], image[second + row]));
                }
            }
        }

        return pooled;
    }

    private static float[] Pack(ConvGeometry conv, float[] kernel, float[] bias)
    {
        float[] packed = new float[conv.PackedSize];
        Conv2D.Pack<AnyConv>(kernel, bias, packed);
        return packed;
    }

    private static float[] Run<TActivation>(int batch, float[] input, float[] packed)
        where TActivation : struct, IActivation => Values.Guarded(
            batch * Shapes.Pool.OutputSize, memory => Conv2D.InferPooled<AnyConv, AnyPool, TActivation>(batch, input, packed, memory.Span));
}
