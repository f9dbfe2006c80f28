using NetDsl.Torch.Tests.Package.Comparison;
using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>What users see who give a module what it does not read. With a wrong number of features TorchSharp itself ends the process.</summary>
public sealed class WrongInputTests
{
    private static readonly Lazy<TestedAssembly> Networks = new(() => new TestedAssembly(
        TestedNetwork.OfLibrary("classic.LeNet5"),
        TestedNetwork.OfText("Free", "input 32x32x3\nconv2d 8, 3x3, stride: 2, padding: 1\nrelu\nadaptiveavgpool 2x2\nflatten\ndense 4"),
        TestedNetwork.OfText("Padded", "input 32x32x3\nconv2d 8, 3x3, stride: 2, padding: same\nglobalavgpool\ndense 4"),
        TestedNetwork.OfText("Vectors", "input 12\ndense 4")));

    [Theory]
    [InlineData("LeNet5", "2 1 32 32", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 2 x 1 x 32 x 32; resize its images from 32 x 32 to 28 x 28.")]
    [InlineData("LeNet5", "2 3 28 28", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 2 x 3 x 28 x 28; give it 1 channel instead of 3.")]
    [InlineData("LeNet5", "2 28 28 1", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 2 x 28 x 28 x 1; put its channels second with permute(0, 3, 1, 2).")]
    [InlineData("LeNet5", "1 28 28", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 1 x 28 x 28; make it a batch of one image with unsqueeze(0).")]
    [InlineData("LeNet5", "5 28 28", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 5 x 28 x 28; give it an axis of one channel with unsqueeze(1).")]
    [InlineData("LeNet5", "5 784", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 5 x 784; arrange it with reshape(-1, 1, 28, 28), or samples with their channels last with ToTensor.")]
    [InlineData("LeNet5", "784", "'LeNet5' reads batch x 1 x 28 x 28, but the input is 784; give it these four axes.")]
    [InlineData("Free", "2 40 50 3", "'Free' reads batch x 3 x height x width, but the input is 2 x 40 x 50 x 3; put its channels second with permute(0, 3, 1, 2).")]
    [InlineData("Padded", "2 3 33 32", "'Padded' reads batch x 3 x 32 x 32, but the input is 2 x 3 x 33 x 32; resize its images from 33 x 32 to 32 x 32.")]
    [InlineData("Vectors", "2 3 2 2", "'Vectors' reads batch x 12, but the input is 2 x 3 x 2 x 2; lay out its images with flatten(1).")]
    [InlineData("Vectors", "2 13", "'Vectors' reads batch x 12, but the input is 2 x 13; give it 12 features instead of 13.")]
    [InlineData("Vectors", "12", "'Vectors' reads batch x 12, but the input is 12; make it a batch of one vector with unsqueeze(0).")]
    public void An_input_of_another_shape_is_refused_with_a_repair(string name, string shape, string message)
    {
        using var module = new TestedModule(Networks.Value.ModuleOf(name));
        using var input = ones([.. shape.Split(' ').Select(long.Parse)]);
        var fault = Assert.Throws<ArgumentException>(() => module.Module.call(input));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 32)]
    [InlineData(45, 71)]
    public void A_network_that_pools_to_a_given_size_takes_images_of_any(int height, int width)
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("Free"));
        using var input = ones(2, 3, height, width);
        using var output = module.Module.call(input);
        Assert.Equal([2L, 4L], output.shape);
    }

    [Fact]
    public void An_input_of_another_type_is_refused_by_TorchSharp_itself()
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("LeNet5"));
        using var input = ones([1, 1, 28, 28], ScalarType.Float64);
        Assert.ThrowsAny<Exception>(() => module.Module.call(input));
    }
}
