using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>The processor's kernels on plain arrays, packing included.</summary>
internal static class Processor
{
    public static int InputSize<TWindow>()
        where TWindow : struct, IWindow => TWindow.InputHeight * TWindow.InputWidth * TWindow.InputChannels;

    public static int OutputSize<TWindow>()
        where TWindow : struct, IWindow => TWindow.OutputHeight * TWindow.OutputWidth * TWindow.OutputChannels;

    public static int KernelSize<TConv>()
        where TConv : struct, IConv2D => ConvGeometry.From<TConv>().KernelSize;

    /// <summary>Small whole numbers, whose sums of products single precision holds exactly.</summary>
    public static float[] Whole(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = random.Next(-3, 4);
        }

        return values;
    }

    public static float[] Forward<TConv, TActivation>(int batch, float[] input, float[] kernel, float[] bias)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        var packed = new float[ConvGeometry.From<TConv>().PackedSize];
        var output = new float[batch * OutputSize<TConv>()];
        Conv2D.Pack<TConv>(kernel, bias, packed);
        Conv2D.Forward<TConv, TActivation>(batch, input, packed, output);
        return output;
    }

    public static float[] BackwardInput<TConv>(int batch, float[] outputGradient, float[] kernel)
        where TConv : struct, IConv2D
    {
        var inputGradient = new float[batch * InputSize<TConv>()];
        Conv2D.BackwardInput<TConv>(batch, outputGradient, kernel, inputGradient);
        return inputGradient;
    }

    public static (float[] Kernel, float[] Bias) BackwardWeights<TConv>(int batch, float[] input, float[] outputGradient)
        where TConv : struct, IConv2D
    {
        var kernel = new float[KernelSize<TConv>()];
        var bias = new float[TConv.OutputChannels];
        Conv2D.BackwardWeights<TConv>(batch, input, outputGradient, kernel, bias);
        return (kernel, bias);
    }
}
