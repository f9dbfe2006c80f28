using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Tests.Kernels;

public sealed class DenseTests : KernelTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 4, 21, 1040 }, { 9, 70, 1064 }, { 1, 37, 304 }, { 24, 18, 32 }, { 6, 35, 16 }, { 40, 50, 48 }, { 300, 9, 32 },
        { 1, 84, 10 }, { 1, 400, 120 }, { 1, 37, 300 }, { 1, 3, 16 }, { 2, 17, 33 }, { 5, 10, 7 }, { 7, 130, 50 }, { 64, 65, 96 }, { 13, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_and_gradients_match_the_definition(int batch, int inputs, int outputs)
    {
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, inputs), outputs, (1, 1));
        float[] input = Values.Random(batch * inputs, 1);
        float[] kernel = Values.Random(inputs * outputs, 2);
        float[] bias = Values.Random(outputs, 3);
        float[] gradient = Values.Random(batch * outputs, 4);
        ForEachWidth(() =>
        {
            Values.ExpectClose(NaiveConvolution.Forward(dense, batch, input, kernel, bias), Forward(dense, batch, input, kernel, bias));
            Values.ExpectClose(NaiveConvolution.Forward(dense, batch, input, kernel, bias), ForwardInTraining<Identity>(dense, batch, input, kernel, bias));
            double[] positive = [.. NaiveConvolution.Forward(dense, batch, input, kernel, []).Select(value => Math.Max(0, value))];
            Values.ExpectClose(positive, ForwardInTraining<Relu>(dense, batch, input, kernel, []));
            Values.ExpectClose(NaiveConvolution.BackwardInput(dense, batch, kernel, gradient), BackwardInput(dense, batch, kernel, gradient));
            float[] biasGradient = new float[outputs];
            float[] kernelGradient = Values.Guarded(
                kernel.Length, memory => Dense.BackwardWeights<AnyDense>(batch, input, gradient, memory.Span, biasGradient));
            Values.ExpectClose(NaiveConvolution.BackwardKernel(dense, batch, input, gradient), kernelGradient);
            Values.ExpectClose(NaiveConvolution.BackwardBias(dense, batch, gradient), biasGradient);
        });
    }

    [Fact]
    public void Folded_batch_normalisation_scales_weights_and_bias()
    {
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, 5), 3, (1, 1));
        float[] kernel = Values.Random(15, 2);
        float[] bias = [1, 2, 3];
        float[] affine = [2, 3, 4, 10, 20, 30];
        float[] packed = new float[PackedLayout.Convolution(1, 5, 3, 1)];
        Dense.PackFolded<AnyDense>(kernel, bias, affine, packed);
        float[] output = new float[3];
        Dense.Forward<AnyDense, Identity>(1, new float[5], packed, output);
        Assert.Equal([12, 26, 42], output);
    }

    [Fact]
    public void A_gradient_too_large_for_caches_is_written_past_them()
    {
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, 1037), 1024, (1, 1));
        float[] input = Values.Random(3 * 1037, 1);
        float[] gradient = Values.Random(3 * 1024, 2);
        using NativeBuffer kernelGradient = new(dense.KernelSize);
        Dense.BackwardWeights<AnyDense>(3, input, gradient, kernelGradient.Span, default);
        Values.ExpectClose(NaiveConvolution.BackwardKernel(dense, 3, input, gradient), kernelGradient.Span.ToArray());
    }

    [Fact]
    public void An_infinite_weight_and_an_input_that_is_no_number_reach_the_outputs_that_see_them()
    {
        Shapes.Conv = ConvolutionCases.Conv((1, 1, 4), 32, (1, 1));
        float[] kernel = new float[4 * 32];
        kernel[5] = float.PositiveInfinity;
        float[] output = new float[5 * 32];
        Dense.Forward<AnyDense, Identity>(5, [1, 0, 0, 0, 0, 0, 0, 0, 0, float.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], kernel, default, output);
        Assert.Equal(float.PositiveInfinity, output[5]);
        Assert.Equal(float.NaN, output[32 + 5]);
        Assert.Equal(0, output[32 + 6]);
        Assert.All(output[64..96], value => Assert.Equal(float.NaN, value));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(13)]
    public void Bits_of_small_batches_do_not_depend_on_the_number_of_threads(int batch)
    {
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, 700), 2056, (1, 1));
        float[] input = Values.Random(batch * 700, 1);
        float[] kernel = Values.Random(700 * 2056, 2);
        float[] gradient = Values.Random(batch * 2056, 4);
        ExpectSameBits(() => ForwardInTraining<Identity>(dense, batch, input, kernel, []));
        ExpectSameBits(() => BackwardInput(dense, batch, kernel, gradient));
        ExpectSameBits(() =>
        {
            float[] kernelGradient = new float[kernel.Length];
            Dense.BackwardWeights<AnyDense>(batch, input, gradient, kernelGradient, default);
            return kernelGradient;
        });
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, 700), 500, (1, 1));
        float[] input = Values.Random(90 * 700, 1);
        float[] kernel = Values.Random(700 * 500, 2);
        float[] gradient = Values.Random(90 * 500, 4);
        ExpectSameBits(() => Forward(dense, 90, input, kernel, []));
        ExpectSameBits(() => Forward(dense, 1, input, kernel, []));
        ExpectSameBits(() => BackwardInput(dense, 90, kernel, gradient));
        ExpectSameBits(() =>
        {
            float[] kernelGradient = new float[kernel.Length];
            Dense.BackwardWeights<AnyDense>(90, input, gradient, kernelGradient, default);
            return kernelGradient;
        });
    }

    private static float[] Forward(ConvGeometry dense, int batch, float[] input, float[] kernel, float[] bias)
    {
        float[] packed = Values.Unwritten(PackedLayout.Convolution(1, dense.InputChannels, dense.OutputChannels, 1));
        Dense.Pack<AnyDense>(kernel, bias, packed);
        return Values.Guarded(
            batch * dense.OutputChannels, memory => Dense.Forward<AnyDense, Identity>(batch, input, packed, memory.Span));
    }

    private static float[] ForwardInTraining<TActivation>(ConvGeometry dense, int batch, float[] input, float[] kernel, float[] bias)
        where TActivation : struct, IActivation => Values.Guarded(
            batch * dense.OutputChannels, memory => Dense.Forward<AnyDense, TActivation>(batch, input, kernel, bias, memory.Span));

    private static float[] BackwardInput(ConvGeometry dense, int batch, float[] kernel, float[] gradient) => Values.Guarded(
        batch * dense.InputChannels, memory => Dense.BackwardInput<AnyDense>(batch, gradient, kernel, memory.Span));
}
