using NetDsl.Cli.Graphs.Drawing;

namespace NetDsl.Cli.Tests.Graphs;

public sealed class LayoutTests
{
    public static TheoryData<string> Library =>
    [
        "classic.LeNet5", "keras.ResNet50", "keras.InceptionV3", "keras.InceptionResNetV2", "keras.NASNetMobile", "keras.DenseNet121",
        "torchvision.ResNet50", "torchvision.GoogLeNet", "torchvision.SqueezeNet1_0",
    ];

    [Theory]
    [MemberData(nameof(Library))]
    public void Boxes_wires_and_texts_of_known_networks_keep_clear_of_each_other(string network) => Drawn.Of($"use {network}").AssertSound();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Boxes_wires_and_texts_of_random_networks_keep_clear_of_each_other(int seed) =>
        Drawn.Of(new RandomNetwork(seed).Write(statements: 14)).AssertSound();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Closed_blocks_keep_clear_of_each_other(int depth)
    {
        Drawn.Of(new RandomNetwork(7).Write(statements: 10), depth: depth).AssertSound();
        Drawn.Of("use keras.NASNetMobile", depth: depth).AssertSound();
    }

    [Fact]
    public void Repeated_blocks_keep_clear_of_each_other_when_all_are_drawn() => Drawn.Of("use torchvision.ResNet50", drawAll: true).AssertSound();

    [Fact]
    public void Names_of_any_length_stay_in_their_boxes()
    {
        var name = new string('w', 90);

        var drawn = Drawn.Of($"input 8x8x3\n{name}: conv2d 4, 3x3; batchnorm; relu\nblock b {{ conv2d 2, 1x1; conv2d 2, 1x1 }}\n\"{name}.{name}2\": b");

        drawn.AssertSound();
        Assert.Contains(drawn.Sheet.Tiles, tile => tile.Lines[0].Text.Contains('…'));
    }

    [Fact]
    public void A_residual_goes_straight_down_and_its_shortcut_round_it()
    {
        var sheet = Drawn.Of("input 8x8x4\nresidual { conv2d 4, 1x1; conv2d 4, 1x1 }\nrelu").Sheet;

        Assert.Single(sheet.Tiles.Select(tile => tile.Box.CenterX).Distinct());
        Assert.Single(sheet.Wires, wire => wire.Points.Select(point => point.X).Distinct().Count() > 1 && !wire.HasArrow);
    }

    [Fact]
    public void A_high_network_is_set_in_columns()
    {
        var chain = "input 8x8x4\n" + string.Concat(Enumerable.Repeat("conv2d 4, 1x1\n", 60));

        var drawn = Drawn.Of(chain);

        drawn.AssertSound();
        Assert.InRange(drawn.Sheet.Size.Width / drawn.Sheet.Size.Height, 0.75, 3);
    }

    [Fact]
    public void Thousands_of_layers_are_drawn()
    {
        var sheet = Drawn.Of("input 4x4x2\nrepeat 1500 { conv2d 2, 1x1; maxpool 1x1 }").Sheet;

        Assert.Equal(3_001, sheet.Tiles.Count);
    }

    [Fact]
    public void The_same_network_gives_the_same_bytes()
    {
        var text = new RandomNetwork(11).Write(statements: 12);

        Assert.Equal(
            SvgDrawing.Write(Drawn.Of(text).Diagram, CancellationToken.None),
            SvgDrawing.Write(Drawn.Of(text).Diagram, CancellationToken.None));
    }
}
