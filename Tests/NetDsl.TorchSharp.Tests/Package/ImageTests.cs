using NetDsl.Torch;
using TorchSharp;

namespace NetDsl.TorchSharp.Tests.Package;

/// <summary>Samples and tensors, on the library itself.</summary>
public sealed class ImageTests
{
    [Fact]
    public void An_image_becomes_channels_first_and_comes_back()
    {
        float[] samples = [.. Enumerable.Range(0, 2 * 3 * 4 * 5)];

        using var tensor = TorchImages.ToTensor(samples, [3, 4, 5]);

        Assert.Equal([2, 5, 3, 4], tensor.shape);
        // Sample 1, row 2, column 3, channel 4 lies last in both; channel 1 of the first place of sample 0 lies behind one whole channel.
        Assert.Equal(samples[^1], tensor[1, 4, 2, 3].item<float>());
        Assert.Equal(1, tensor[0, 1, 0, 0].item<float>());
        Assert.Equal(samples, TorchImages.ToSamples(tensor));
    }

    [Fact]
    public void A_vector_stays_as_it_is()
    {
        using var tensor = TorchImages.ToTensor([1, 2, 3, 4, 5, 6], [3], new torch.Device("cpu"));

        Assert.Equal([2, 3], tensor.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], TorchImages.ToSamples(tensor));
    }

    [Fact]
    public void A_tensor_of_another_type_and_order_in_memory_gives_its_values()
    {
        using var tensor = TorchImages.ToTensor([1, 2, 3, 4, 5, 6], [3]);
        using var half = tensor.to(torch.ScalarType.Float16);
        using var turned = half.t();

        Assert.Equal([1, 4, 2, 5, 3, 6], TorchImages.ToSamples(turned));
    }

    [Fact]
    public void What_is_neither_images_nor_vectors_is_refused()
    {
        using var tensor = torch.zeros(2, 3, 4);

        var fault = Assert.Throws<ArgumentException>(() => TorchImages.ToSamples(tensor));

        Assert.StartsWith("The tensor is 2 x 3 x 4, but samples are batch x channels x height x width or batch x features.", fault.Message, StringComparison.Ordinal);
    }
}
