using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Upsampling and transposed convolution with their gradients as PyTorch computes them.</summary>
public sealed class ResizingOracleTests : KernelTests
{
    public static TheoryData<string> Cases => [.. OracleCase.Names("resizing")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_match(string name)
    {
        OracleCase oracle = OracleCase.Find("resizing", name);
        ForEachWidth(() =>
        {
            float[] output = Values.Unwritten(oracle.Raw("output").Length);
            float[] inputGradient = Values.Unwritten(oracle.Raw("input").Length);
            if (oracle.Operation == "upsample")
            {
                Enlarge(oracle, output, inputGradient);
            }
            else
            {
                Transpose(oracle, output, inputGradient);
            }

            Values.ExpectOracle(oracle.ChannelsLast("output"), output, "output");
            Values.ExpectOracle(oracle.ChannelsLast("grad_input"), inputGradient, "input gradient");
        });
    }

    private static void Enlarge(OracleCase oracle, float[] output, float[] inputGradient)
    {
        (int[] from, int[] to) = (oracle.Shape("input"), oracle.Shape("output"));
        ResizeShapes.Resize = (from[2], from[3], to[2], to[3], from[1], oracle.Attributes.GetProperty("mode").GetString() == "bilinear");
        Upsample.Forward<AnyResize>(from[0], oracle.ChannelsLast("input"), output);
        Upsample.Backward<AnyResize>(from[0], oracle.ChannelsLast("grad_output"), inputGradient);
    }

    // PyTorch's kernel is input × output × height × width, ours height × width × output × input.
    private static void Transpose(OracleCase oracle, float[] output, float[] inputGradient)
    {
        (int[] from, int[] to, int[] shape) = (oracle.Shape("input"), oracle.Shape("output"), oracle.Shape("weight"));
        int stride = oracle.Attributes.GetProperty("stride").GetInt32();
        int padding = oracle.Attributes.GetProperty("padding").GetInt32();
        ConvGeometry adjoint = Shapes.Conv = new ConvGeometry(
            to[2], to[3], to[1], from[2], from[3], from[1], shape[2], shape[3], stride, stride, 1, 1, padding, padding, 1);
        float[] input = oracle.ChannelsLast("input");
        float[] gradient = oracle.ChannelsLast("grad_output");
        float[] kernel = oracle.Kernel("weight");
        float[] packed = new float[PackedLayout.TransposedConvolution(adjoint.Taps, adjoint.OutputChannels, adjoint.InputChannels)];
        float[] kernelGradient = Values.Unwritten(kernel.Length);
        float[] biasGradient = Values.Unwritten(adjoint.InputChannels);
        ConvTranspose2D.Pack<AnyTranspose>(kernel, oracle.Raw("bias"), packed);
        ConvTranspose2D.Forward<AnyTranspose, Identity>(from[0], input, packed, output);
        ConvTranspose2D.BackwardInput<AnyTranspose>(from[0], gradient, kernel, inputGradient);
        ConvTranspose2D.BackwardWeights<AnyTranspose>(from[0], input, gradient, kernelGradient, biasGradient);
        Values.ExpectOracle(oracle.Kernel("grad_weight"), kernelGradient, "kernel gradient");
        Values.ExpectOracle(oracle.Raw("grad_bias"), biasGradient, "bias gradient");
    }
}
