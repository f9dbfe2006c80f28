using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>A convolution as it is defined, in double precision: seven loops over every product.</summary>
internal static class NaiveConvolution
{
    /// <summary>Visits every product: places in input, kernel and output.</summary>
    public static void Visit(ConvGeometry conv, int batch, Action<int, int, int> product)
    {
        for (int n = 0; n < batch; n++)
        for (int oh = 0; oh < conv.OutputHeight; oh++)
        for (int ow = 0; ow < conv.OutputWidth; ow++)
        for (int kh = 0; kh < conv.KernelHeight; kh++)
        for (int kw = 0; kw < conv.KernelWidth; kw++)
        {
            int ih = (oh * conv.StrideHeight) + (kh * conv.DilationHeight) - conv.PaddingTop;
            int iw = (ow * conv.StrideWidth) + (kw * conv.DilationWidth) - conv.PaddingLeft;
            if (ih < 0 || iw < 0 || ih >= conv.InputHeight || iw >= conv.InputWidth)
            {
                continue;
            }

            int input = ((((n * conv.InputHeight) + ih) * conv.InputWidth) + iw) * conv.InputChannels;
            int output = ((((n * conv.OutputHeight) + oh) * conv.OutputWidth) + ow) * conv.OutputChannels;
            int tap = (kh * conv.KernelWidth) + kw;
            for (int oc = 0; oc < conv.OutputChannels; oc++)
            {
                int group = oc / conv.OutputGroupChannels;
                for (int ic = 0; ic < conv.InputGroupChannels; ic++)
                {
                    int kernel = (((tap * conv.InputGroupChannels) + ic) * conv.OutputChannels) + oc;
                    product(input + (group * conv.InputGroupChannels) + ic, kernel, output + oc);
                }
            }
        }
    }

    public static double[] Forward(ConvGeometry conv, int batch, float[] input, float[] kernel, float[] bias)
    {
        double[] output = new double[batch * conv.OutputSize];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = bias.Length == 0 ? 0 : bias[i % conv.OutputChannels];
        }

        Visit(conv, batch, (x, w, y) => output[y] += (double)input[x] * kernel[w]);
        return output;
    }

    public static double[] BackwardInput(ConvGeometry conv, int batch, float[] kernel, float[] outputGradient)
    {
        double[] gradient = new double[batch * conv.InputSize];
        Visit(conv, batch, (x, w, y) => gradient[x] += (double)outputGradient[y] * kernel[w]);
        return gradient;
    }

    public static double[] BackwardKernel(ConvGeometry conv, int batch, float[] input, float[] outputGradient)
    {
        double[] gradient = new double[conv.Taps * conv.InputGroupChannels * conv.OutputChannels];
        Visit(conv, batch, (x, w, y) => gradient[w] += (double)input[x] * outputGradient[y]);
        return gradient;
    }

    public static double[] BackwardBias(ConvGeometry conv, int batch, float[] outputGradient)
    {
        double[] gradient = new double[conv.OutputChannels];
        for (int i = 0; i < batch * conv.OutputSize; i++)
        {
            gradient[i % conv.OutputChannels] += outputGradient[i];
        }

        return gradient;
    }
}
