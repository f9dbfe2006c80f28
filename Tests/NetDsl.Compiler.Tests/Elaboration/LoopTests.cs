namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>repeat, each and when.</summary>
public sealed class LoopTests
{
    [Theory]
    [InlineData("repeat 3 { conv2d 5, 3x3 }", "conv1 6x6x5 | conv2 4x4x5 | conv3 2x2x5")]
    [InlineData("repeat i in 2..3 { conv2d i, 1x1 }", "conv1 8x8x2 | conv2 8x8x3")]
    [InlineData("n: 2\nrepeat i in n - 1..n { conv2d i, 1x1 }", "conv1 8x8x1 | conv2 8x8x2")]
    [InlineData("repeat 0 { conv2d 5, 3x3 }\nrelu", "relu1 8x8x4")]
    [InlineData("repeat i in 1..0 { conv2d i, 1x1 }\nrelu", "relu1 8x8x4")]
    [InlineData("repeat i in 1..2 { repeat i { conv2d i, 1x1 } }", "conv1 8x8x1 | conv2 8x8x2 | conv3 8x8x2")]
    public void Repeat(string statements, string layers) => Assert.Equal(layers, Elaborated.Behind(statements).Layers);

    [Theory]
    [InlineData("each f in [2, 3] { conv2d f, 1x1 }", "conv1 8x8x2 | conv2 8x8x3")]
    [InlineData("each (f, k) in [(2, 3x3), (3, 1x5)] { conv2d f, k }", "conv1 6x6x2 | conv2 6x2x3")]
    [InlineData("each (f, pad) in [(2, same), (3, valid)] { conv2d f, 3x3, padding: pad }", "conv1 8x8x2 | conv2 6x6x3")]
    [InlineData("each (f, twice) in [(2, true), (3, false)] { conv2d f, 1x1; when twice { conv2d f, 1x1 } }", "conv1 8x8x2 | conv2 8x8x2 | conv3 8x8x3")]
    public void Each(string statements, string layers) => Assert.Equal(layers, Elaborated.Behind(statements).Layers);

    [Theory]
    [InlineData(1, "8x8x1")]
    [InlineData(2, "8x8x2")]
    [InlineData(3, "8x8x3")]
    public void When(int n, string output) => Assert.Equal(
        output,
        Elaborated.Behind($"n: {n}\nwhen n == 1 {{ conv2d 1, 1x1 }} else when n == 2 {{ conv2d 2, 1x1 }} else {{ conv2d 3, 1x1 }}").Output);

    [Fact]
    public void A_condition_can_ask_for_shapes() =>
        Assert.Equal("8x8x4", Elaborated.Behind("repeat 5 { when current.channels > 4 { conv2d 4, 1x1 } else { conv2d 8, 1x1 } }\nconv2d 4, 1x1").Output);

    [Fact]
    public void The_two_sides_of_a_condition_can_give_the_same_name() => Assert.Equal(
        "8x8x2",
        Elaborated.Behind("when false { x: conv2d 1, 1x1 } else { x: conv2d 2, 1x1 }").Output);

    [Fact]
    public void An_input_can_depend_on_a_parameter() => Assert.Equal(
        "224x224x3",
        Elaborated.From("network N(large: true) { when large { input 224x224x3 } else { input 32x32x3 }\n relu }").Output);
}
