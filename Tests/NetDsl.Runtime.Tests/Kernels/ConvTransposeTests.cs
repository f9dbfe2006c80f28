using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>A transposed convolution is the adjoint of a convolution, for every convolution without groups that is tested elsewhere.</summary>
public sealed class ConvTransposeTests : KernelTests
{
    private const int Batch = 3;

    public static TheoryData<string> Cases => [.. ConvolutionCases.All.Where(one => one.Value.Groups == 1).Select(one => one.Key)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_is_the_adjoint_of_the_convolution(string name)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] kernel = Kernel(conv);
        float[] bias = Values.Random(conv.InputChannels, 3);
        float[] input = Values.Random(Batch * conv.OutputSize, 4);
        double[] expected = NaiveConvolution.BackwardInput(conv, Batch, kernel, input);
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] += bias[i % conv.InputChannels];
        }

        ForEachWidth(() =>
        {
            Values.ExpectClose(expected, Forward<Identity>(conv, kernel, bias, input));
            Values.ExpectClose([.. expected.Select(value => Math.Max(0, value))], Forward<Relu>(conv, kernel, bias, input));
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_the_convolution_and_its_weights_gradient(string name)
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.All[name];
        float[] kernel = Kernel(conv);
        float[] input = Values.Random(Batch * conv.OutputSize, 4);
        float[] gradient = Values.Random(Batch * conv.InputSize, 5);
        double[] ofInput = NaiveConvolution.Forward(conv, Batch, gradient, kernel, []);
        double[] ofKernel = NaiveConvolution.BackwardKernel(conv, Batch, gradient, input);
        double[] ofBias = new double[conv.InputChannels];
        for (int i = 0; i < gradient.Length; i++)
        {
            ofBias[i % conv.InputChannels] += gradient[i];
        }

        ForEachWidth(() =>
        {
            float[] bias = new float[conv.InputChannels];
            Values.ExpectClose(ofInput, Values.Guarded(
                ofInput.Length, memory => ConvTranspose2D.BackwardInput<AnyTranspose>(Batch, gradient, kernel, memory.Span)));
            Values.ExpectClose(ofKernel, Values.Guarded(
                ofKernel.Length, memory => ConvTranspose2D.BackwardWeights<AnyTranspose>(Batch, input, gradient, memory.Span, bias)));
            Values.ExpectClose(ofBias, bias);
        });
    }

    [Fact]
    public void A_folded_norm_scales_and_shifts_each_channel()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((6, 8, 5), 7, (2, 2), (2, 2));
        float[] kernel = Kernel(conv);
        float[] bias = Values.Random(5, 3);
        float[] affine = Values.Random(10, 6);
        float[] input = Values.Random(Batch * conv.OutputSize, 4);
        float[] packed = new float[PackedLayout.TransposedConvolution(conv.Taps, conv.OutputChannels, conv.InputChannels)];
        float[] output = new float[Batch * conv.InputSize];
        ConvTranspose2D.PackFolded<AnyTranspose>(kernel, bias, affine, packed);
        ConvTranspose2D.Forward<AnyTranspose, Identity>(Batch, input, packed, output);
        double[] plain = [.. Forward<Identity>(conv, kernel, bias, input).Select(value => (double)value)];

        Values.ExpectClose([.. plain.Select((value, i) => (value * affine[i % 5]) + affine[5 + (i % 5)])], output);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((24, 26, 20), 24, (3, 3), (2, 2), (1, 1), (1, 1, 1, 1));
        float[] kernel = Kernel(conv);
        float[] input = Values.Random(Batch * conv.OutputSize, 4);
        float[] gradient = Values.Random(Batch * conv.InputSize, 5);
        ExpectSameBits(() =>
        {
            float[] kernelGradient = new float[kernel.Length];
            float[] biasGradient = new float[conv.InputChannels];
            ConvTranspose2D.BackwardWeights<AnyTranspose>(Batch, input, gradient, kernelGradient, biasGradient);
            return [.. Forward<Relu>(conv, kernel, [], input), .. kernelGradient, .. biasGradient];
        });
    }

    private static float[] Kernel(ConvGeometry conv) => Values.Random(conv.KernelSize, 2);

    private static float[] Forward<TActivation>(ConvGeometry conv, float[] kernel, float[] bias, float[] input)
        where TActivation : struct, IActivation
    {
        float[] packed = new float[PackedLayout.TransposedConvolution(conv.Taps, conv.OutputChannels, conv.InputChannels)];
        ConvTranspose2D.Pack<AnyTranspose>(kernel, bias, packed);
        return Values.Guarded(
            Batch * conv.InputSize, memory => ConvTranspose2D.Forward<AnyTranspose, TActivation>(Batch, input, packed, memory.Span));
    }
}
