using NetDsl.Torch;

namespace NetDsl.TorchSharp.Tests;

/// <summary>What is refused before a tensor is made.</summary>
public sealed class BorderTests
{
    [Theory]
    [InlineData(0, new[] { 2, 2, 1 }, "The samples hold 0 values, but whole ones of 2 x 2 x 1 = 4 values are needed.")]
    [InlineData(9, new[] { 2, 2, 1 }, "The samples hold 9 values, but whole ones of 2 x 2 x 1 = 4 values are needed.")]
    [InlineData(7, new[] { 3 }, "The samples hold 7 values, but whole ones of 3 values are needed.")]
    [InlineData(4, new[] { 2, 2 }, "A sample is height x width x channels or features, but its shape has 2 axes.")]
    public void Samples_are_whole_images_or_vectors(int values, int[] extents, string message)
    {
        var fault = Assert.Throws<ArgumentException>(() => TorchImages.ToTensor(new float[values], extents));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }
}
