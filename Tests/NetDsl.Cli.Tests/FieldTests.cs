using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetDsl.Cli.Tests;

public sealed class FieldTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_middle_unit_of_the_last_layer_is_shown_with_its_pixels()
    {
        var texts = Texts(Tool.Run("field", tool.Write("LeNet5.netdsl", Tool.LeNet5)));

        Assert.Equal("LeNet5: what a unit of 'pool2' sees", texts[0]);
        Assert.Equal("The unit at row 2, column 2 of 5 × 5 sees 16 × 16 of 28 × 28 pixels: rows 6 to 21, columns 6 to 21, counted from 0.", texts[1]);
        Assert.Equal("Its receptive field is 16 × 16, with stride 4 × 4 and padding 2 × 2: it begins at row 2 · 4 − 2 = 6, column 2 · 4 − 2 = 6.", texts[2]);
        Assert.Contains("14 + (2 − 1) · 1 · 2 = 16", texts);
        Assert.Contains("2 · 2 = 4", texts);
    }

    /// <summary>The lecture's exercises.</summary>
    [Theory]
    [InlineData("repeat 3 { conv2d 1, 3x3 }", new[] { 3, 5, 7 })]
    [InlineData("repeat 3 { conv2d 1, 3x3; maxpool 2x2 }", new[] { 3, 4, 8, 10, 18, 22 })]
    public void Every_step_of_the_recurrence_is_written_out(string layers, int[] sizes)
    {
        var texts = Texts(Tool.Run("field", tool.Write("Net.netdsl", "input 36x36x1; " + layers)));

        var results = texts.Select(text => Regex.Match(text, @"^\d+ \+ \(\d − 1\) · \d · \d+ = (\d+)$")).Where(match => match.Success);
        Assert.Equal(sizes, results.Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_unit_at_the_border_tells_what_lies_in_the_padding()
    {
        var texts = Texts(Tool.Run("field", tool.Write("LeNet5.netdsl", Tool.LeNet5), "--at", "conv1", "--unit", "0,27"));

        Assert.Contains("The unit at row 0, column 27 of 28 × 28 sees 3 × 3 of 28 × 28 pixels: rows 0 to 2, columns 25 to 27, counted from 0.", texts);
        Assert.Contains("Hatched: 2 rows and 2 columns of the field lie in the padding around the image, where there are only zeros.", texts);
    }

    [Fact]
    public void Paths_are_united_and_said_to_be()
    {
        var path = tool.Write("Net.netdsl", "input 20x20x4; residual { conv2d 4, 3x3, padding: same; conv2d 4, 3x3, padding: same }; maxpool 2x2");

        var texts = Texts(Tool.Run("field", path));

        Assert.Contains("Where paths branch (*), the window is the union over all paths.", texts);
        Assert.Contains("1 + 2 · (3 − 1) · 1 · 1 = 5", texts);
    }

    [Fact]
    public void Axes_that_differ_have_their_own_recurrences()
    {
        var texts = Texts(Tool.Run("field", tool.Write("Net.netdsl", "input 9x30x1; conv2d 1, 1x5; maxpool 1x2")));

        Assert.Contains("rows 1 + (1 − 1) · 1 · 1 = 1", texts);
        Assert.Contains("columns 5 + (2 − 1) · 1 · 1 = 6", texts);
    }

    [Fact]
    public void Of_deep_networks_the_last_layer_of_each_resolution_is_shown()
    {
        var texts = Texts(Tool.Run("field", "keras.ResNet50"));

        Assert.Contains("Shown is the last layer of each resolution; 13 more between them change the field.", texts);
        Assert.Contains("291 + 3 · (3 − 1) · 1 · 32 = 483", texts);
        Assert.Contains("conv3_block4.add1", texts);
    }

    /// <summary>Layers without padding all have resolutions of their own.</summary>
    [Fact]
    public void Of_many_resolutions_some_are_shown()
    {
        var picture = Parse(Tool.Run("field", tool.Write("Net.netdsl", "input 99x99x1; repeat 40 { conv2d 1, 3x3 }")));

        Assert.InRange(picture.Descendants(Svg + "g").Count(group => group.Attribute("class")!.Value == "panel"), 8, 13);
    }

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("keras.ResNet50")]
    [InlineData("keras.InceptionV3")]
    [InlineData("keras.VGG16")]
    [InlineData("torchvision.DenseNet121")]
    public void Nothing_leaves_the_picture_and_no_panels_meet(string network)
    {
        var root = Parse(Tool.Run("field", network)).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        var panels = root.Elements(Svg + "g").Select(panel => panel.Element(Svg + "rect")!).ToList();

        Assert.True(panels.Count > 3);
        Assert.All(panels.Skip(1).Zip(panels), pair => Assert.True(Number(pair.Second, "x") + Number(pair.Second, "width") < Number(pair.First, "x")));
        Assert.All(root.Descendants(Svg + "rect"), box => Assert.True(Number(box, "x") >= 0 && Number(box, "x") + Number(box, "width") <= width));
        Assert.All(root.Descendants(Svg + "text"), text => Assert.InRange(Number(text, "y"), 0, height));
    }

    /// <summary>Places where there is little to draw.</summary>
    [Theory]
    [InlineData("input 9x9x1; conv2d 1, 3x3", "input", "The unit at row 4, column 4 of 9 × 9 sees 1 × 1 of 9 × 9 pixels: row 4, column 4, counted from 0.")]
    [InlineData("input 4x4x1; zeropad 30; conv2d 1, 3x3", "pad1", "The unit at row 0, column 0 of 64 × 64 sees nothing but padding.")]
    [InlineData("input 4x4x1; zeropad 30; conv2d 1, 3x3", "conv1", "The unit at row 0, column 0 of 62 × 62 sees nothing but padding.")]
    [InlineData("input 1x900x1; conv2d 1, 1x3, dilation: 1x2", "conv1", "The unit at row 0, column 0 of 1 × 896 sees 1 × 5 of 1 × 900 pixels: row 0, columns 0 to 4, counted from 0.")]
    public void Even_there_is_a_picture(string text, string at, string answer)
    {
        var path = tool.Write("Net.netdsl", text);

        var picture = Parse(at == "input" ? Tool.Run("field", path, "--at", at) : Tool.Run("field", path, "--at", at, "--unit", "0,0"));

        Assert.Contains(answer, picture.Descendants(Svg + "text").Select(line => line.Value));
        Assert.All(picture.Descendants(Svg + "rect"), box => Assert.True(Number(box, "width") >= 0 && Number(box, "height") >= 0));
    }

    [Theory]
    [InlineData("--at", "conv22", "LeNet5 : error : 'classic.LeNet5' has no layer 'conv22'; write 'conv2'")]
    [InlineData("--at", "zebra", "LeNet5 : error : 'classic.LeNet5' has no layer 'zebra'; choose one of those that 'netdsl summary' lists")]
    [InlineData("--at", "flatten1", "LeNet5 : error : 'flatten1' sees the whole input with each of its units; choose a layer in front of it, such as '--at pool2'")]
    [InlineData("--at", "dense2", "LeNet5 : error : 'dense2' lies behind 'flatten1', which sees the whole input with each of its units; choose a layer in front of it, such as '--at pool2'")]
    [InlineData("--unit", "5,1", "LeNet5 : error : 'pool2' has 5 x 5 units and none at row 5, column 1; choose a row of 0 to 4 and a column of 0 to 4")]
    public void What_has_no_field_says_what_has(string option, string value, string line)
    {
        var run = Tool.Run("field", "LeNet5", option, value);

        Assert.Equal(new ToolRun(CommandLine.Failure, "", line + "\n"), run);
    }

    [Theory]
    [InlineData("input 8; dense 3", "'dense1' works on vectors, and receptive fields are those of images; choose a network with an image as its input")]
    [InlineData("input 8x8x1; conv2d 1, 3x3; upsample 2; conv2d 1, 3x3", "'conv2' lies behind 'upsample1', which has windows at no regular distance, so that no numbers describe the field; choose a layer in front of it, such as '--at conv1'")]
    public void Networks_without_a_field_say_why(string text, string reason)
    {
        var path = tool.Write("Net.netdsl", text);

        Assert.Equal($"{path} : error : {reason}\n", Tool.Run("field", path).Error);
    }

    [Fact]
    public void A_global_pooling_is_no_place_for_a_field()
    {
        Assert.EndsWith(
            "sees the whole input with each of its units; choose a layer in front of it, such as '--at conv5_block3.out'\n",
            Tool.Run("field", "keras.ResNet50", "--at", "avg_pool").Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unit", "2", "'2' is not a unit; write its row and its column, counted from 0, such as '2,3'")]
    [InlineData("--unit", "a,b", "'a,b' is not a unit; write its row and its column, counted from 0, such as '2,3'")]
    [InlineData("--out", "field.png", "'field.png' is not the name of a picture; end it in '.svg'")]
    public void Options_that_cannot_be_understood_are_refused(string option, string value, string mistake)
    {
        var run = Tool.Run("field", "LeNet5", option, value);

        Assert.Equal(CommandLine.Usage, run.ExitCode);
        Assert.Equal("netdsl : error : " + mistake, run.ErrorLines[0]);
    }

    [Fact]
    public void The_picture_goes_into_a_file()
    {
        var target = Path.Combine(tool.Folder, "field.svg");

        Assert.Equal(new ToolRun(0, "", ""), Tool.Run("field", "LeNet5", "--out", target));
        Assert.Equal(Tool.Run("field", "LeNet5").Output, File.ReadAllText(target));
    }

    private static XDocument Parse(ToolRun run)
    {
        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, string.Join('\n', run.ErrorLines.Where(line => line.Contains("error")))));
        return XDocument.Parse(run.Output);
    }

    private static List<string> Texts(ToolRun run) => [.. Parse(run).Descendants(Svg + "text").Select(text => text.Value)];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
