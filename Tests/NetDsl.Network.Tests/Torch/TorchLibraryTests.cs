using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests;
using NetworkTests.Library;

namespace NetworkTests.Torch;

/// <summary>Networks of the library compute the same in PyTorch, for small images: some in every run, in the second tier all of them.</summary>
[Trait(LongTier.Trait, LongTier.Name)]
public sealed class TorchLibraryTests
{
    // The dense layers of torchvision's VGG, in double precision and in several layouts, would take gigabytes.
    private const long MostParameters = 30_000_000;

    private static readonly string[] InEveryRun =
        ["classic.LeNet5", "keras.EfficientNetB0", "keras.NASNetMobile", "torchvision.GoogLeNet", "torchvision.MobileNetV2", "torchvision.ResNet18"];

    private static readonly int[] Sizes = [28, 32, 64, 96];

    public static TheoryData<string> Names =>
        [.. NetworkLibrary.Networks.Select(network => network.QualifiedName).Where(name => LongTier.IsOn || InEveryRun.Contains(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_of_the_library_computes_the_same_in_PyTorch(string name)
    {
        var network = NetworkLibrary.Find(name).Single();
        var compilation = Sizes.Select(size => LibraryRun.CompileFor(network, size, "classes: 10")).First(one => one.Succeeded);
        if (compilation.Facts!.Parameters > MostParameters)
        {
            compilation = Sizes.Select(size => LibraryRun.CompileFor(network, size, "classes: 10, top: false, pooling: avg")).First(one => one.Succeeded);
        }

        new TorchComparison(compilation.Graph!, seed: 7).Agrees();
    }
}
