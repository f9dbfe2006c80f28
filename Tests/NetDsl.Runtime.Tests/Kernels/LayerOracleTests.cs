using System.Text.Json;
using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Pooling, normalisation, dense layers and activations with their gradients as PyTorch computes them.</summary>
public sealed class LayerOracleTests : KernelTests
{
    public static TheoryData<string> Cases => [.. OracleCase.Names("layers")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_match(string name)
    {
        OracleCase oracle = OracleCase.Find("layers", name);
        ForEachWidth(() => Check(oracle));
    }

    private static void Check(OracleCase oracle)
    {
        int[] shape = oracle.Shape("input");
        int batch = shape[0];
        float[] input = oracle.ChannelsLast("input");
        float[] gradient = oracle.ChannelsLast("grad_output");
        float[] output = Values.Unwritten(oracle.Raw("output").Length);
        float[] inputGradient = Values.Unwritten(input.Length);
        Shapes.Channels = (shape[2..].Aggregate(1, (a, b) => a * b), shape[1], 1e-5f, 0.9f, 0, 0);
        int[] routes = new int[output.Length];
        switch (oracle.Operation)
        {
            case "maxpool":
                Shapes.Pool = Pool(oracle);
                MaxPool.Forward<AnyPool>(batch, input, output, routes);
                MaxPool.Backward<AnyPool>(batch, gradient, routes, inputGradient);
                break;
            case "avgpool":
                Shapes.Pool = Pool(oracle);
                AveragePool.Forward<AnyPool>(batch, input, output);
                AveragePool.Backward<AnyPool>(batch, gradient, inputGradient);
                break;
            case "globalavgpool":
                GlobalAveragePool.Forward<AnyChannels>(batch, input, output);
                GlobalAveragePool.Backward<AnyChannels>(batch, gradient, inputGradient);
                break;
            case "globalmaxpool":
                GlobalMaxPool.Forward<AnyChannels>(batch, input, output, routes);
                GlobalMaxPool.Backward<AnyChannels>(batch, gradient, routes, inputGradient);
                break;
            case "batchnorm":
                Normalize(oracle, batch, input, output, gradient, inputGradient);
                break;
            case "dense":
                Multiply(oracle, batch, input, output, gradient, inputGradient);
                break;
            case "softmax":
                Softmax.Forward<AnyChannels>(batch, input, output);
                Softmax.Backward<AnyChannels>(batch, output, gradient, inputGradient);
                break;
            default:
                Activate(oracle.Operation, input, output, gradient, inputGradient);
                break;
        }

        Values.ExpectOracle(oracle.ChannelsLast("output"), output, "output");
        Values.ExpectOracle(oracle.ChannelsLast("grad_input"), inputGradient, "input gradient");
    }

    private static PoolGeometry Pool(OracleCase oracle)
    {
        int[] input = oracle.Shape("input");
        int[] output = oracle.Shape("output");
        int kernel = oracle.Attributes.GetProperty("kernel").GetInt32();
        int stride = oracle.Attributes.GetProperty("stride").GetInt32();
        int padding = oracle.Attributes.GetProperty("padding").GetInt32();
        bool counts = oracle.Attributes.TryGetProperty("count_include_pad", out JsonElement include) && include.GetBoolean();
        return new PoolGeometry(
            input[2], input[3], input[1], output[2], output[3], kernel, kernel, stride, stride, 1, 1, padding, padding, padding, padding, counts);
    }

    private static void Normalize(
        OracleCase oracle, int batch, float[] input, float[] output, float[] gradient, float[] inputGradient)
    {
        int channels = Shapes.Channels.Channels;
        float[] gamma = oracle.Raw("gamma");
        float[] beta = oracle.Raw("beta");
        float[] mean = oracle.Raw("running_mean_before");
        float[] variance = oracle.Raw("running_var_before");
        if (!oracle.Attributes.GetProperty("training").GetBoolean())
        {
            float[] affine = new float[2 * channels];
            BatchNorm.Fold<AnyChannels>(gamma, beta, mean, variance, affine);
            BatchNorm.Infer<AnyChannels, Identity>(batch, input, affine, output);

            // With fixed statistics the layer is an affine map, whose gradient is its factor.
            BatchNorm.Infer<AnyChannels, Identity>(batch, gradient, [.. affine[..channels], .. new float[channels]], inputGradient);
            return;
        }

        float[] saved = new float[2 * channels];
        float[] gammaGradient = new float[channels];
        float[] betaGradient = new float[channels];
        BatchNorm.Forward<AnyChannels, Identity>(batch, input, gamma, beta, mean, variance, saved, output);
        BatchNorm.Backward<AnyChannels>(batch, input, gradient, gamma, saved, inputGradient, gammaGradient, betaGradient);
        Values.ExpectOracle(oracle.Raw("running_mean_after"), mean, "moving mean");
        Values.ExpectOracle(oracle.Raw("running_var_after"), variance, "moving variance");
        Values.ExpectOracle(oracle.Raw("grad_gamma"), gammaGradient, "gamma gradient");
        Values.ExpectOracle(oracle.Raw("grad_beta"), betaGradient, "beta gradient");
    }

    private static void Multiply(
        OracleCase oracle, int batch, float[] input, float[] output, float[] gradient, float[] inputGradient)
    {
        int[] shape = oracle.Shape("weight");
        ConvGeometry dense = Shapes.Conv = ConvolutionCases.Conv((1, 1, shape[1]), shape[0], (1, 1));
        float[] kernel = OracleCase.Permute(oracle.Raw("weight"), shape, [1, 0]);
        float[] packed = new float[PackedLayout.Convolution(1, dense.InputChannels, dense.OutputChannels, 1)];
        float[] kernelGradient = new float[kernel.Length];
        float[] biasGradient = new float[dense.OutputChannels];
        Dense.Pack<AnyDense>(kernel, oracle.Raw("bias"), packed);
        Dense.Forward<AnyDense, Identity>(batch, input, packed, output);
        Dense.BackwardInput<AnyDense>(batch, gradient, kernel, inputGradient);
        Dense.BackwardWeights<AnyDense>(batch, input, gradient, kernelGradient, biasGradient);
        Values.ExpectOracle(OracleCase.Permute(oracle.Raw("grad_weight"), shape, [1, 0]), kernelGradient, "kernel gradient");
        Values.ExpectOracle(oracle.Raw("grad_bias"), biasGradient, "bias gradient");
    }

    private static void Activate(string operation, float[] input, float[] output, float[] gradient, float[] inputGradient)
    {
        switch (operation)
        {
            case "relu":
                Activate<Relu>(input, output, gradient, inputGradient);
                break;
            case "leakyrelu":
                Activate<LeakyRelu<OneThird>>(input, output, gradient, inputGradient);
                break;
            case "elu":
                Activate<Elu<One>>(input, output, gradient, inputGradient);
                break;
            case "sigmoid":
                Activate<Sigmoid>(input, output, gradient, inputGradient);
                break;
            case "tanh":
                Activate<Tanh>(input, output, gradient, inputGradient);
                break;
            default:
                Assert.Fail($"No kernel for {operation}.");
                break;
        }
    }

    private static void Activate<TActivation>(float[] input, float[] output, float[] gradient, float[] inputGradient)
        where TActivation : struct, ISlopeFromOutput
    {
        Elementwise.Forward<TActivation>(input, output);
        Elementwise.Backward<TActivation>(output, gradient, inputGradient);
    }
}
