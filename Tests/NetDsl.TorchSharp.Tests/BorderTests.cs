using NetDsl.Torch;
using static TorchSharp.torch;

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

    [Theory]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.ComplexFloat32)]
    public void Weights_are_real_numbers(ScalarType type)
    {
        var fault = Assert.Throws<ArgumentException>(() => WeightTransfer.CheckType(type));

        Assert.StartsWith(
            $"Weights cannot be {type}, since gradients need real numbers; use Float32, Float64, Float16 or BFloat16.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_width_of_real_numbers_is_a_type_of_weights() => Assert.All(
        new ScalarType?[] { null, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64 },
        WeightTransfer.CheckType);
}
