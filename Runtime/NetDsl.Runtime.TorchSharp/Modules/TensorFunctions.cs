using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>Functions of tensors that TorchSharp lacks, or has by names that changed. What is computed in between is disposed.</summary>
public static class TensorFunctions
{
    // √(2 / π) and the cubic term of Hendrycks and Gimpel (2016), section 2.
    private const double TanhFactor = 0.7978845608028654;
    private const double CubicFactor = 0.044715;

    /// <summary>Lays out images as vectors in NetDsl's order: row by row, the channels of a position side by side.</summary>
    /// <param name="images">Batch × channels × height × width.</param>
    /// <returns>Batch × features.</returns>
    public static Tensor FlattenChannelsLast(Tensor images)
    {
        using Tensor channelsLast = images.permute(0, 2, 3, 1);
        return channelsLast.flatten(1);
    }

    /// <summary>x · tanh(log(1 + exp(x))), Misra (2020).</summary>
    public static Tensor Mish(Tensor input)
    {
        using var mish = nn.Mish();
        return mish.call(input);
    }

    /// <summary>The Gaussian error linear unit with its probability approximated by a hyperbolic tangent, Hendrycks and Gimpel (2016).</summary>
    public static Tensor GeluTanh(Tensor input)
    {
        using Tensor square = input * input;
        using Tensor scaled = square * (TanhFactor * CubicFactor);
        using Tensor slope = scaled + TanhFactor;
        using Tensor argument = slope * input;
        using Tensor tangent = argument.tanh();
        using Tensor probability = tangent * 0.5;
        using Tensor shifted = probability + 0.5;
        return shifted * input;
    }

    /// <summary>
    /// The mean of each window over the image alone, with a border that may differ between the sides: the means of the padded image, divided
    /// by those of a padded image of ones.
    /// </summary>
    /// <param name="images">Batch × channels × height × width.</param>
    /// <param name="kernel">Height and width of the window.</param>
    /// <param name="stride">Positions between two windows.</param>
    /// <param name="border">Columns on the left and right, rows above and below.</param>
    /// <returns>Batch × channels × output height × output width.</returns>
    public static Tensor AveragePadded(
        Tensor images, (long Height, long Width) kernel, (long Height, long Width) stride, (long Left, long Right, long Top, long Bottom) border)
    {
        using var pool = nn.AvgPool2d(kernel, stride);
        using Tensor padded = nn.functional.pad(images, border);
        using Tensor means = pool.call(padded);
        using Tensor ones = full([1, 1, images.shape[2], images.shape[3]], 1, images.dtype, images.device);
        using Tensor paddedOnes = nn.functional.pad(ones, border);
        using Tensor shares = pool.call(paddedOnes);
        return means / shares;
    }

    /// <summary>A number for each channel or feature, to be combined with a tensor whose second axis they are.</summary>
    internal static Tensor AlongChannels(Tensor numbers, Tensor input)
    {
        long[] shape = new long[input.shape.Length - 1];
        Array.Fill(shape, 1);
        shape[0] = numbers.shape[0];
        return numbers.view(shape);
    }
}
