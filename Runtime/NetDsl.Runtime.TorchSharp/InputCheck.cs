using TorchSharp;

namespace NetDsl.Torch;

/// <summary>
/// Looks at the shape of what a module is given, before TorchSharp does: with the wrong number of features its <c>linear</c> may end the
/// process, and what other layers throw speaks of their own inputs. Generated code calls it.
/// </summary>
public static class InputCheck
{
    /// <summary>Holds an input to be images.</summary>
    /// <param name="input">The input.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="height">Rows; 0 where the network takes any number.</param>
    /// <param name="width">Columns; 0 where the network takes any number.</param>
    /// <exception cref="ArgumentException">It is not batch × channels × height × width.</exception>
    public static void Require(torch.Tensor input, string network, long channels, long height, long width)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || input.size(1) != channels || (height != 0 && (input.size(2) != height || input.size(3) != width)))
        {
            throw Refusal(network, $"batch x {channels} x {Extent(height, "height")} x {Extent(width, "width")}", input, RepairImage(input.shape, channels, height, width));
        }
    }

    /// <summary>Holds an input to be vectors.</summary>
    /// <param name="input">The input.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="features">Features.</param>
    /// <exception cref="ArgumentException">It is not batch × features.</exception>
    public static void Require(torch.Tensor input, string network, long features)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 2 || input.size(1) != features)
        {
            throw Refusal(network, $"batch x {features}", input, RepairVector(input.shape, features));
        }
    }

    private static ArgumentException Refusal(string network, string needed, torch.Tensor input, string repair) =>
        new($"'{network}' reads {needed}, but the input is {SafetensorsEntry.Text(input.shape)}; {repair}.", nameof(input));

    private static string Extent(long extent, string name) => extent == 0 ? name : $"{extent}";

    private static string RepairImage(long[] shape, long channels, long height, long width)
    {
        bool Fits(long rows, long columns) => height == 0 || (rows == height && columns == width);
        return shape switch
        {
            [var c, var h, var w] when c == channels && Fits(h, w) => "make it a batch of one image with unsqueeze(0)",
            [_, var h, var w] when channels == 1 && Fits(h, w) => "give it an axis of one channel with unsqueeze(1)",
            [_, var values] when height > 0 && values == channels * height * width =>
                $"arrange it with reshape(-1, {channels}, {height}, {width}), or samples with their channels last with ToTensor",
            [_, var c, var h, var w] when c == channels => $"resize its images from {h} x {w} to {height} x {width}",
            [_, var h, var w, var c] when c == channels && Fits(h, w) => "put its channels second with permute(0, 3, 1, 2)",
            [_, var c, _, _] => $"give it {channels} {(channels == 1 ? "channel" : "channels")} instead of {c}",
            _ => "give it these four axes",
        };
    }

    private static string RepairVector(long[] shape, long features) => shape switch
    {
        [var values] when values == features => "make it a batch of one vector with unsqueeze(0)",
        [_, .. var rest] when rest.Length > 1 && rest.Aggregate(1L, (product, extent) => product * extent) == features => "lay out its images with flatten(1)",
        [_, var values] => $"give it {features} features instead of {values}",
        _ => "give it these two axes",
    };
}
