using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Convolutions and their gradients as PyTorch computes them.</summary>
public sealed class ConvolutionOracleTests : KernelTests
{
    public static TheoryData<string> Cases => [.. OracleCase.Names("conv2d")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_match(string name)
    {
        OracleCase oracle = OracleCase.Find("conv2d", name);
        ConvGeometry conv = Shapes.Conv = Geometry(oracle);
        int batch = oracle.Shape("input")[0];
        float[] input = oracle.ChannelsLast("input");
        float[] kernel = oracle.Kernel("weight");
        float[] gradient = oracle.ChannelsLast("grad_output");
        ForEachWidth(() =>
        {
            float[] packed = new float[PackedLayout.Convolution(conv.Taps, conv.InputChannels, conv.OutputChannels, conv.Groups)];
            float[] output = new float[batch * conv.OutputSize];
            float[] inputGradient = new float[input.Length];
            float[] kernelGradient = new float[kernel.Length];
            float[] biasGradient = oracle.Has("grad_bias") ? new float[conv.OutputChannels] : [];
            Conv2D.Pack<AnyConv>(kernel, oracle.Raw("bias"), packed);
            Conv2D.Forward<AnyConv, Identity>(batch, input, packed, output);
            Conv2D.BackwardInput<AnyConv>(batch, gradient, kernel, inputGradient);
            Conv2D.BackwardWeights<AnyConv>(batch, input, gradient, kernelGradient, biasGradient);
            Values.ExpectOracle(oracle.ChannelsLast("output"), output, "output");
            Values.ExpectOracle(oracle.ChannelsLast("grad_input"), inputGradient, "input gradient");
            Values.ExpectOracle(oracle.Kernel("grad_weight"), kernelGradient, "kernel gradient");
            Values.ExpectOracle(oracle.Raw("grad_bias"), biasGradient, "bias gradient");
        });
    }

    [Theory]
    [InlineData("depthwise3x3")]
    [InlineData("depthwise3x3_stride2_multiplier2")]
    public void Depthwise_kernels_match_too(string name)
    {
        OracleCase oracle = OracleCase.Find("conv2d", name);
        ConvGeometry conv = Shapes.Conv = Geometry(oracle);
        int batch = oracle.Shape("input")[0];
        float[] input = oracle.ChannelsLast("input");
        float[] kernel = oracle.Kernel("weight");
        float[] gradient = oracle.ChannelsLast("grad_output");
        float[] packed = new float[PackedLayout.Depthwise(conv.Taps, conv.OutputChannels)];
        float[] output = new float[batch * conv.OutputSize];
        float[] inputGradient = new float[input.Length];
        float[] kernelGradient = new float[kernel.Length];
        float[] biasGradient = new float[conv.OutputChannels];
        DepthwiseConv2D.Pack<AnyConv>(kernel, oracle.Raw("bias"), packed);
        DepthwiseConv2D.Forward<AnyConv, Identity>(batch, input, packed, output);
        DepthwiseConv2D.BackwardInput<AnyConv>(batch, gradient, kernel, inputGradient);
        DepthwiseConv2D.BackwardWeights<AnyConv>(batch, input, gradient, kernelGradient, biasGradient);
        Values.ExpectOracle(oracle.ChannelsLast("output"), output, "output");
        Values.ExpectOracle(oracle.ChannelsLast("grad_input"), inputGradient, "input gradient");
        Values.ExpectOracle(oracle.Kernel("grad_weight"), kernelGradient, "kernel gradient");
        Values.ExpectOracle(oracle.Raw("grad_bias"), biasGradient, "bias gradient");
    }

    private static ConvGeometry Geometry(OracleCase oracle)
    {
        int[] input = oracle.Shape("input");
        int[] kernel = oracle.Numbers("kernel");
        int[] stride = oracle.Numbers("stride");
        int[] dilation = oracle.Numbers("dilation");
        int[] padding = oracle.Numbers("padding");
        return ConvolutionCases.Conv(
            (input[2], input[3], input[1]),
            oracle.Shape("weight")[0],
            (kernel[0], kernel[1]),
            (stride[0], stride[1]),
            (dilation[0], dilation[1]),
            padding.Length == 4 ? (padding[0], padding[1], padding[2], padding[3]) : (padding[0], padding[0], padding[1], padding[1]),
            oracle.Attributes.GetProperty("groups").GetInt32());
    }
}
