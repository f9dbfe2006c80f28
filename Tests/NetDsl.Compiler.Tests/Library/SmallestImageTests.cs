using NetDsl.Compiler.Tests.Elaboration;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>
/// The smallest image that a network can be built for, as diagnostics compute it, is the one that torchvision states with its weights
/// (<c>min_size</c> in the metadata of torchvision.models) and that Keras documents for InceptionV3, InceptionResNetV2 and VGG.
/// </summary>
public sealed class SmallestImageTests
{
    [Theory]
    [InlineData("torchvision.AlexNet", 63)]
    [InlineData("torchvision.DenseNet121", 29)]
    [InlineData("torchvision.GoogLeNet", 15)]
    [InlineData("torchvision.InceptionV3", 75)]
    [InlineData("torchvision.SqueezeNet1_0", 21)]
    [InlineData("torchvision.SqueezeNet1_1", 17)]
    [InlineData("torchvision.VGG16", 32)]
    [InlineData("keras.InceptionV3", 75)]
    [InlineData("keras.InceptionResNetV2", 75)]
    [InlineData("keras.VGG19", 32)]
    public void It_is_the_one_that_is_published(string name, int side)
    {
        Assert.Equal("", Elaborated.From($"use {name}(image: {side}x{side}x3, top: false)").Messages);
        Assert.All([1, side - 1], smaller =>
        {
            var diagnostic = Assert.Single(Elaborated.From($"use {name}(image: {smaller}x{smaller}x3, top: false)").Diagnostics);
            Assert.Equal(("NDSL3201", $"{side}x{side}x3"), (diagnostic.Rule.Id, diagnostic.Replacement));
            Assert.EndsWith($"; use an image of at least {side} x {side}", diagnostic.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("torchvision.ResNet18")]
    [InlineData("torchvision.MobileNetV2")]
    public void A_network_that_pads_everywhere_takes_any_image(string name) =>
        Assert.Equal("", Elaborated.From($"use {name}(image: 1x1x3)").Messages);

    [Fact]
    public void An_image_that_is_long_is_measured_by_its_shorter_side() => Assert.EndsWith(
        "(height 31 -> 15 -> 7 -> 3 -> 1); use an image of at least 32 x 32",
        Elaborated.From("use keras.VGG16(image: 31x500x3, top: false)").Messages,
        StringComparison.Ordinal);
}
