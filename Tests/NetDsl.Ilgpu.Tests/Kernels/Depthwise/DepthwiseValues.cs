using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Depthwise;

/// <summary>Values of a depthwise convolution: whole numbers, so that results are exact whatever the order of sums.</summary>
internal static class DepthwiseValues<TConv>
    where TConv : struct, IDepthwiseConv2D
{
    public const int Batch = 3;

    public static int Inputs => Batch * TConv.InputHeight * TConv.InputWidth * TConv.InputChannels;

    public static int Outputs => Batch * TConv.OutputHeight * TConv.OutputWidth * TConv.OutputChannels;

    public static int Weights => TConv.KernelHeight * TConv.KernelWidth * TConv.OutputChannels;

    public static float[] Input() => Whole.Numbers(Inputs, seed: 1, limit: 9);

    public static float[] OutputGradient() => Whole.Numbers(Outputs, seed: 2, limit: 9);

    public static float[] Kernel() => Whole.Numbers(Weights, seed: 3, limit: 9);

    public static float[] Bias() => Whole.Numbers(TConv.OutputChannels, seed: 4, limit: 9);

    /// <summary>Factors, then offsets.</summary>
    public static float[] Affine() => Whole.Numbers(2 * TConv.OutputChannels, seed: 5, limit: 5);

    /// <summary>The processor's convolution; an empty affine folds nothing.</summary>
    public static float[] Convolve(float[] input, float[] kernel, float[] bias, float[] affine)
    {
        var packed = new float[PackedLayout.Depthwise(TConv.KernelHeight * TConv.KernelWidth, TConv.OutputChannels)];
        if (affine.Length == 0)
        {
            DepthwiseConv2D.Pack<TConv>(kernel, bias, packed);
        }
        else
        {
            DepthwiseConv2D.PackFolded<TConv>(kernel, bias, affine, packed);
        }

        var output = new float[Outputs];
        DepthwiseConv2D.Forward<TConv, Identity>(Batch, input, packed, output);
        return output;
    }
}
