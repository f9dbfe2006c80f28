using System.Xml.Linq;

namespace NetDsl.Cli.Tests.Graphs;

public sealed class GraphTests : IDisposable
{
    private const string Residual = """
        network Net {
            input 8x8x4
            repeat 3 { bottleneck }
            globalavgpool
            dense 2
        }

        block bottleneck { residual { conv2d 4, 1x1, bias: false; batchnorm; relu; conv2d 4, 1x1 } relu }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_picture_shows_every_layer_once_with_its_parameters_and_the_totals_above()
    {
        var run = Tool.Run("graph", tool.Write("LeNet5.netdsl", Tool.LeNet5));

        Assert.Equal(new ToolRun(0, run.Output, ""), run);
        var root = XDocument.Parse(run.Output).Root!;
        Assert.Equal(
            ["input", "conv1", "pool1", "conv2", "pool2", "flatten1", "dense1", "dense2", "dense3"],
            Groups(root, "tile").Select(tile => tile.Element(Svg + "title")!.Value.Split(':')[0]));
        var conv2 = Groups(root, "tile").ElementAt(3);
        Assert.Equal(["conv2", "2,416", "conv2d 5×5", "relu"], conv2.Elements(Svg + "text").Select(text => text.Value));
        Assert.Equal(
            "conv2: conv2d, relu\n14x14x6 -> 10x10x16\nkernel 5x5x6x16\nbias 16\n2,416 parameters\n240,000 MACs\nfield 14x14, stride 2x2, padding 2x2",
            conv2.Element(Svg + "title")!.Value);
        var texts = root.Elements(Svg + "text").Select(text => text.Value).ToList();
        Assert.Equal(["LeNet5", "28×28×1 → 10 · field 16×16", "61,706 parameters · 416,520 MACs"], texts.Take(3));
        Assert.Equal(["28×28×1", "28×28×6", "14×14×6", "10×10×16", "5×5×16", "400", "120", "84", "10"], texts.Skip(3));
    }

    [Fact]
    public void Blocks_that_differ_in_their_names_only_are_drawn_once_unless_all_are_asked_for()
    {
        var path = tool.Write("Net.netdsl", Residual);

        var folded = XDocument.Parse(Tool.Run("graph", path).Output).Root!;
        var all = XDocument.Parse(Tool.Run("graph", path, "--all").Output).Root!;

        Assert.Contains(folded.Elements(Svg + "text"), text => text.Value == "bottleneck1–3 × 3");
        Assert.Single(Groups(folded, "block"));
        Assert.Equal(3, Groups(all, "block").Count());
        Assert.Equal(
            3 * (Groups(folded, "tile").Count() - 3),
            Groups(all, "tile").Count() - 3);
    }

    [Fact]
    public void Blocks_are_closed_below_the_given_depth()
    {
        var run = Tool.Run("graph", tool.Write("Net.netdsl", Residual), "--depth", "0");

        var root = XDocument.Parse(run.Output).Root!;
        Assert.Equal(3, Groups(root, "tile").Count());
        Assert.Contains(root.Elements(Svg + "text"), text => text.Value == "6 layers each");
    }

    [Theory]
    [InlineData("net.svg", "<svg ")]
    [InlineData("net.MMD", "flowchart TB\n")]
    [InlineData("net.mermaid", "flowchart TB\n")]
    [InlineData("net.dot", "digraph \"Net\" {\n")]
    [InlineData("net.gv", "digraph \"Net\" {\n")]
    public void The_extension_of_the_output_says_its_format(string name, string start)
    {
        var target = Path.Combine(tool.Folder, name);

        Assert.Equal(new ToolRun(0, "", ""), Tool.Run("graph", tool.Write("Net.netdsl", Residual), "-o", target));

        Assert.StartsWith(start, File.ReadAllText(target));
    }

    [Fact]
    public void A_format_that_is_asked_for_comes_first()
    {
        var path = tool.Write("Net.netdsl", Residual);
        var target = Path.Combine(tool.Folder, "net.txt");

        Assert.Equal(new ToolRun(0, "", ""), Tool.Run("graph", path, "-o", target, "--format", "dot"));

        Assert.Equal(Tool.Run("graph", path, "--format", "dot").Output, File.ReadAllText(target));
    }

    [Fact]
    public void An_unknown_format_or_extension_is_told_with_those_that_are_known()
    {
        var path = tool.Write("Net.netdsl", Residual);

        var byName = Tool.Run("graph", path, "--format", "png");
        var byExtension = Tool.Run("graph", path, "-o", "net.png");

        Assert.Equal(CommandLine.Usage, byName.ExitCode);
        Assert.Equal("netdsl : error : 'png' is not a format; write svg, mermaid or dot", byName.ErrorLines[0]);
        Assert.Equal(CommandLine.Usage, byExtension.ExitCode);
        Assert.Equal(
            "netdsl : error : 'net.png' ends in no extension of a picture; end it in '.svg', '.mmd', '.mermaid', '.dot' or '.gv', or add '--format svg'",
            byExtension.ErrorLines[0]);
        Assert.Equal(CommandLine.Usage, Tool.Run("graph", path, "--depth", "-1").ExitCode);
    }

    [Fact]
    public void Places_that_cannot_be_written_are_named_with_the_reason()
    {
        var nowhere = Path.Combine(tool.Folder, "missing", "net.svg");

        var run = Tool.Run("graph", tool.Write("Net.netdsl", Residual), "-o", nowhere);

        Assert.Equal(new ToolRun(CommandLine.Failure, "", $"{nowhere} : error : its folder does not exist; create it\n"), run);
    }

    [Fact]
    public void A_network_that_cannot_be_built_has_no_picture_and_leaves_the_old_one()
    {
        var target = tool.Write("net.svg", "old");

        var run = Tool.Run("graph", tool.Write("Net.netdsl", "input 8x8x3; conv2d 4, 9x9"), "-o", target);

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Contains("error NDSL3002", run.Error);
        Assert.Equal("old", File.ReadAllText(target));
    }

    [Fact]
    public void A_broken_contract_is_reported_beside_the_picture()
    {
        var run = Tool.Run("graph", tool.Write("Net.netdsl", "input 8x8x3; conv2d 4, 3x3; expect parameters == 1"));

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Contains("error NDSL6", run.Error);
        Assert.StartsWith("<svg ", run.Output);
    }

    [Fact]
    public void One_of_several_networks_must_be_chosen()
    {
        var path = tool.Write("Two.netdsl", "network A { input 3; dense 5 } network B(n) { input 3; dense n }");

        var chosen = Tool.Run("graph", path, "--network", "B", "--with", "n: 7");

        Assert.Equal("B", XDocument.Parse(chosen.Output).Root!.Element(Svg + "title")!.Value);
        Assert.Equal(
            $"{path} : error : the file declares 2 networks; choose one, such as '--network A'\n",
            Tool.Run("graph", tool.Write("Two.netdsl", "network A { input 3; dense 5 } network B { input 3; dense 9 }")).Error);
    }

    [Fact]
    public void A_cancelled_run_writes_nothing()
    {
        var path = tool.Write("Net.netdsl", Residual);
        var target = Path.Combine(tool.Folder, "net.svg");

        var run = Tool.RunWith(Stream.Null, isTerminal: false, new CancellationToken(canceled: true), "graph", path, "-o", target);

        Assert.Equal(CommandLine.Cancelled, run.ExitCode);
        Assert.Equal([path], Directory.GetFiles(tool.Folder));
    }

    private static IEnumerable<XElement> Groups(XElement root, string style) =>
        root.Elements(Svg + "g").Where(group => group.Attribute("class")!.Value == style);
}
