using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests;

namespace NetworkTests.Library;

/// <summary>
/// Networks of the library predict and train as the interpreter does: in every run those that show each of the hard blocks, in the
/// second tier all of them.
/// </summary>
public static class LibraryRunTests
{
    private static readonly string[] InEveryRun =
        ["classic.LeNet5", "keras.EfficientNetB0", "keras.MobileNet", "keras.NASNetMobile", "torchvision.GoogLeNet", "torchvision.ResNet18"];

    private static TheoryData<string> Of(params string[] families) =>
    [
        .. NetworkLibrary.Networks.Where(network => families.Contains(network.Family)).Select(network => network.QualifiedName)
            .Where(name => LongTier.IsOn || InEveryRun.Contains(name)),
    ];

    private static void Agrees(string name) => LibraryRun.Agrees(LibraryRun.Compile(NetworkLibrary.Find(name).Single(), "classes: 10"));

    /// <summary>The networks as Keras defines them; a class of its own, so that both families run side by side.</summary>
    [Trait(LongTier.Trait, LongTier.Name)]
    public sealed class OfKeras
    {
        public static TheoryData<string> Names => Of("keras");

        [Theory]
        [MemberData(nameof(Names))]
        public void A_network_of_Keras_agrees_with_the_interpreter(string name) => Agrees(name);
    }

    /// <summary>The networks as torchvision defines them, and LeNet-5.</summary>
    [Trait(LongTier.Trait, LongTier.Name)]
    public sealed class OfTorchvision
    {
        public static TheoryData<string> Names => Of("classic", "torchvision");

        [Theory]
        [MemberData(nameof(Names))]
        public void A_network_of_torchvision_agrees_with_the_interpreter(string name) => Agrees(name);
    }
}
