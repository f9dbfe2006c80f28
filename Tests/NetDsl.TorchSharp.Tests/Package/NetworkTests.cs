using NetDsl.Torch.Tests.Package.Comparison;
using Xunit.Abstractions;

namespace NetDsl.Torch.Tests.Package;

/// <summary>Known networks in TorchSharp beside the CPU: predictions, and of a training step outputs, all gradients and moving statistics.</summary>
public sealed class NetworkTests(ITestOutputHelper console)
{
    private const string InceptionBlock = """
        input 14x14x192
        default batchnorm scale: false
        default conv2d bias: false, padding: same
        concat {
            branch { conv2d 64, 1x1; batchnorm; relu }
            branch { conv2d 96, 1x1; batchnorm; relu; conv2d 128, 3x3; batchnorm; relu }
            branch { conv2d 16, 1x1; batchnorm; relu; conv2d 32, 5x5; batchnorm; relu }
            branch { maxpool 3x3, stride: 1, padding: same; conv2d 32, 1x1; batchnorm; relu }
        }
        globalavgpool
        dense 10
        """;

    private static readonly (TestedNetwork Network, int Batch)[] Networks =
    [
        (TestedNetwork.OfLibrary("classic.LeNet5"), 16),
        (TestedNetwork.OfLibrary("torchvision.ResNet18", "image: 64x64x3, classes: 10"), 4),
        (TestedNetwork.OfLibrary("torchvision.MobileNetV2", "image: 96x96x3, classes: 10"), 4),
        (TestedNetwork.OfText("InceptionBlock", InceptionBlock, "an Inception block"), 4),
        (TestedNetwork.OfLibrary("torchvision.GoogLeNet", "image: 96x96x3, classes: 10"), 4),
        (TestedNetwork.OfLibrary("keras.InceptionV3", "image: 139x139x3, classes: 10"), 4),
    ];

    public static TheoryData<string> Names => [.. Networks.Select(one => one.Network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_network_is_the_same_in_TorchSharp(string name)
    {
        var (network, batch) = Networks.Single(one => one.Network.Name == name);
        var (tensor, share, own, count) = DeepComparison.Run(new TestedAssembly(network), network, batch, seed: 3);
        console.WriteLine(FormattableString.Invariant(
            $"{network.Origin}, batch {batch}: {count} tensors; most different is {tensor}, by {share:g2} of its root mean square (TorchSharp from itself {own:g2})"));
    }
}
