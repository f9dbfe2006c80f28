using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Gradients against differences of the forward pass: they need no formula of the derivative, neither ours nor another.</summary>
public sealed class FiniteDifferenceTests : KernelTests
{
    private const float Step = 1e-2f;

    [Fact]
    public void Convolution_with_strides_dilation_and_padding()
    {
        ConvGeometry conv = Shapes.Conv = ConvolutionCases.Conv((7, 8, 4), 6, (3, 2), (2, 1), (1, 2), (1, 1, 2, 0), 2);
        float[] kernel = Values.Random(conv.Taps * conv.InputGroupChannels * conv.OutputChannels, 2);
        float[] input = Values.Random(2 * conv.InputSize, 1);
        float[] weights = Values.Random(2 * conv.OutputSize, 3);
        float[] inputGradient = new float[input.Length];
        float[] kernelGradient = new float[kernel.Length];
        Conv2D.BackwardInput<AnyConv>(2, weights, kernel, inputGradient);
        Conv2D.BackwardWeights<AnyConv>(2, input, weights, kernelGradient, default);
        Expect(input, inputGradient, () => Weighted(Forward(), weights));
        Expect(kernel, kernelGradient, () => Weighted(Forward(), weights));

        float[] Forward()
        {
            float[] packed = new float[PackedLayout.Convolution(conv.Taps, conv.InputChannels, conv.OutputChannels, conv.Groups)];
            float[] output = new float[2 * conv.OutputSize];
            Conv2D.Pack<AnyConv>(kernel, default, packed);
            Conv2D.Forward<AnyConv, Identity>(2, input, packed, output);
            return output;
        }
    }

    [Fact]
    public void Batch_normalisation()
    {
        Shapes.Channels = (6, 3, 1e-2f, 0.9f, 0, 0);
        float[] input = Values.Random(2 * 6 * 3, 1);
        float[] gamma = Values.Random(3, 2);
        float[] beta = Values.Random(3, 3);
        float[] weights = Values.Random(input.Length, 4);
        float[] saved = new float[6];
        float[] inputGradient = new float[input.Length];
        float[] gammaGradient = new float[3];
        float[] betaGradient = new float[3];
        Forward();
        BatchNorm.Backward<AnyChannels>(2, input, weights, gamma, saved, inputGradient, gammaGradient, betaGradient);
        Expect(input, inputGradient, () => Weighted(Forward(), weights));
        Expect(gamma, gammaGradient, () => Weighted(Forward(), weights));
        Expect(beta, betaGradient, () => Weighted(Forward(), weights));

        float[] Forward()
        {
            float[] output = new float[input.Length];
            BatchNorm.Forward<AnyChannels, Identity>(2, input, gamma, beta, new float[3], new float[3], saved, output);
            return output;
        }
    }

    [Fact]
    public void Softmax_and_smooth_activations()
    {
        Shapes.Channels = (2, 7, 0, 0, 0, 0);
        float[] input = Values.Random(14, 1);
        float[] weights = Values.Random(14, 2);
        float[] output = new float[14];
        float[] gradient = new float[14];
        Softmax.Forward<AnyChannels>(1, input, output);
        Softmax.Backward<AnyChannels>(1, output, weights, gradient);
        Expect(input, gradient, () =>
        {
            Softmax.Forward<AnyChannels>(1, input, output);
            return Weighted(output, weights);
        });
        CheckActivation<Sigmoid>(input, weights);
        CheckActivation<Tanh>(input, weights);
        CheckActivation<Elu<One>>(input, weights);
        CheckActivation<Selu>(input, weights);
        CheckActivation<Softplus>(input, weights);
        CheckActivationFromInput<Swish>(input, weights);
        CheckActivationFromInput<HardSwish>(input, weights);
        CheckActivationFromInput<Gelu>(input, weights);
        CheckActivationFromInput<GeluTanh>(input, weights);
        CheckActivationFromInput<Mish>(input, weights);
    }

    [Fact]
    public void Products_with_one_factor_a_channel()
    {
        Shapes.Channels = (5, 3, 0, 0, 0, 0);
        float[] value = Values.Random(2 * 5 * 3, 1);
        float[] factors = Values.Random(2 * 3, 2);
        float[] weights = Values.Random(value.Length, 3);
        float[] output = new float[value.Length];
        float[] valueGradient = new float[value.Length];
        float[] factorGradient = new float[factors.Length];
        Multiply.BackwardValue<AnyChannels>(2, factors, weights, valueGradient);
        Multiply.BackwardFactors<AnyChannels>(2, value, weights, factorGradient);
        double Loss()
        {
            Multiply.Forward<AnyChannels>(2, value, factors, output);
            return Weighted(output, weights);
        }

        Expect(value, valueGradient, Loss);
        Expect(factors, factorGradient, Loss);
    }

    private static void CheckActivationFromInput<TActivation>(float[] input, float[] weights)
        where TActivation : struct, ISlopeFromInput
    {
        float[] output = new float[input.Length];
        float[] gradient = new float[input.Length];
        Elementwise.BackwardFromInput<TActivation>(input, weights, gradient);
        Expect(input, gradient, () =>
        {
            Elementwise.Forward<TActivation>(input, output);
            return Weighted(output, weights);
        });
    }

    private static void CheckActivation<TActivation>(float[] input, float[] weights)
        where TActivation : struct, ISlopeFromOutput
    {
        float[] output = new float[input.Length];
        float[] gradient = new float[input.Length];
        Elementwise.Forward<TActivation>(input, output);
        Elementwise.Backward<TActivation>(output, weights, gradient);
        Expect(input, gradient, () =>
        {
            Elementwise.Forward<TActivation>(input, output);
            return Weighted(output, weights);
        });
    }

    private static double Weighted(float[] output, float[] weights) => output.Zip(weights, (a, b) => (double)a * b).Sum();

    private static void Expect(float[] variable, float[] gradient, Func<double> loss)
    {
        for (int i = 0; i < variable.Length; i++)
        {
            float before = variable[i];
            variable[i] = before + Step;
            double above = loss();
            double distance = variable[i];
            variable[i] = before - Step;
            double below = loss();
            distance -= variable[i];
            variable[i] = before;
            Assert.Equal((above - below) / distance, gradient[i], 2e-3);
        }
    }
}
