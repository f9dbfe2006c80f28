using System.Text.Json;
using NetDsl.Cli.Execution;

namespace NetDsl.Cli.Tests;

public sealed class ZooTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    /// <summary>The lecture's table, which is Keras' own: size in MB, parameters in millions and depth.</summary>
    [Theory]
    [InlineData("VGG16", 528, 138.4, 16)]
    [InlineData("ResNet50", 98, 25.6, 107)]
    [InlineData("MobileNet", 16, 4.3, 55)]
    [InlineData("MobileNetV2", 14, 3.5, 105)]
    [InlineData("DenseNet121", 33, 8.1, 242)]
    [InlineData("EfficientNetB0", 29, 5.3, 132)]
    public void The_published_figures_are_those_of_the_zoo(string network, double megabytes, double millions, int depth)
    {
        using var json = JsonDocument.Parse(Tool.Run("zoo", "keras." + network, "--json").Output);

        var entry = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(millions, Math.Round(entry.GetProperty("parameters").GetInt64() / 1e6, 1));
        Assert.Equal(depth, entry.GetProperty("depth").GetInt32());
        // Files of weights hold names as well; the published sizes are up to 9 MiB of them larger.
        Assert.InRange(entry.GetProperty("bytes").GetInt64() / 1048576.0, megabytes - 9, megabytes + 0.5);
    }

    [Theory]
    [InlineData("", "(1,1): error NDSL1001: the network is empty; begin with 'input 28x28x1'")]
    [InlineData("block b { relu }", " : error : the file declares no network; add 'network Name { ... }' or layers outside of any block")]
    public void A_file_without_a_network_is_no_silent_success(string text, string sentence)
    {
        var path = tool.Write("blocks.netdsl", text);

        var run = Tool.Run("zoo", path);

        Assert.Equal((CommandLine.Failure, "", $"{path}{sentence}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_family_is_a_table_in_the_order_of_its_names()
    {
        var run = Tool.Run("zoo", "keras.VGG*", "LeNet5");

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            network          MB   parameters  without top  depth            MACs  image        field
            classic.LeNet5  0.2       61,706        2,572      5         416,520  28x28x1      16x16
            keras.VGG16     528  138,357,544   14,714,688     16  15,470,264,320  224x224x3  212x212
            keras.VGG19     548  143,667,240   20,024,384     19  19,632,062,464  224x224x3  268x268

            """,
            run.Output);
    }

    [Fact]
    public void Columns_sort_with_the_smallest_first_and_a_file_stands_beside_the_library()
    {
        var path = tool.Write("Mine.netdsl", "input 32x32x3; conv2d 200, 5x5; globalavgpool; dense 10");

        var rows = Tool.Run("zoo", path, "LeNet5", "keras.VGG16", "LeNet5", "--sort", "parameters").Output.Split('\n')[1..^1];

        Assert.Equal(["Mine", "classic.LeNet5", "keras.VGG16"], rows.Select(row => row.Split(' ')[0]));
    }

    [Fact]
    public void A_terminal_gets_lines_where_they_fit_and_whole_numbers_where_not()
    {
        var path = tool.Write("A.netdsl", "input 8; dense 3");

        var narrow = Tool.RunWith(Stream.Null, isTerminal: true, CancellationToken.None, "zoo", "keras.VGG16").Output;
        var wide = Tool.RunWith(Stream.Null, isTerminal: true, CancellationToken.None, "zoo", path).Output;

        Assert.Contains("  15,470,264,320  ", narrow);
        Assert.Contains("│ A       │", wide);
    }

    [Fact]
    public void Timing_compiles_the_network_and_runs_it()
    {
        var path = tool.Write("Tiny.netdsl", "input 8x8x1; conv2d 4, 3x3, activation: relu; flatten; dense 3");

        var run = Tool.Run("zoo", path, "--time", "--threads", "1", "--json");

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Matches(@"^1/1 Tiny: [0-9.,]+ ms$", Assert.Single(run.ErrorLines));
        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement[0].GetProperty("milliseconds").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, json.RootElement[0].GetProperty("notTimed").ValueKind);
    }

    [Fact]
    public void What_cannot_be_timed_says_why()
    {
        var path = tool.Write("Wrong.netdsl", "input 8; dense 3; expect parameters == 4");

        var run = Tool.Run("zoo", path, "--time");

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Contains("error NDSL6", run.Error);
        Assert.EndsWith("Wrong was not timed: it has errors\n", run.Output);
    }

    [Fact]
    public void An_interrupted_timing_prints_what_there_is()
    {
        var path = tool.Write("Tiny.netdsl", "input 8x8x1; flatten; dense 3");
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new CancellingWriter(cancellation);

        var code = CommandLine.Run(
            ["zoo", path, "LeNet5", "--time", "--sort", "time"],
            new Surroundings(output, error, () => Stream.Null, IsTerminal: false, cancellation.Token));

        Assert.Equal(CommandLine.Cancelled, code);
        var lines = output.ToString().Split('\n');
        Assert.Matches(@"^Tiny .* [0-9.,]+$", lines[1]);
        Assert.Matches("^classic.LeNet5 .*16x16$", lines[2]);
    }

    [Theory]
    [InlineData("--sort", "colour", "'colour' is not a column; write name, size, parameters, depth, macs, image, field or time")]
    [InlineData("--threads", "2", "without '--time' nothing is timed; add '--time', or leave '--threads' and '--sort time' out")]
    [InlineData("--sort", "time", "without '--time' nothing is timed; add '--time', or leave '--threads' and '--sort time' out")]
    public void Options_that_make_no_sense_are_refused(string option, string value, string mistake)
    {
        var run = Tool.Run("zoo", "LeNet5", option, value);

        Assert.Equal(CommandLine.Usage, run.ExitCode);
        Assert.Contains("netdsl : error : " + mistake, run.ErrorLines);
    }

    [Fact]
    public void No_inference_runs_on_no_thread()
    {
        var run = Tool.Run("zoo", "LeNet5", "--time", "--threads", "0");

        Assert.Equal((CommandLine.Usage, "netdsl : error : '0' is not a number of threads; write 1 or more"), (run.ExitCode, run.ErrorLines[0]));
    }

    [Fact]
    public void A_pattern_that_nothing_fits_fails()
    {
        Assert.Equal(new ToolRun(CommandLine.Failure, "", "pytorch.* : error : no network of the library fits this pattern; its families are 'classic.*', 'keras.*', 'torchvision.*'\n"), Tool.Run("zoo", "pytorch.*"));
    }

    [Theory]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 100.0 }, 3.0)]
    public void The_median_is_the_middle(double[] numbers, double median) => Assert.Equal(median, TimeInference.Median(numbers));

    /// <summary>Ctrl+C once the first network has been timed.</summary>
    private sealed class CancellingWriter(CancellationTokenSource cancellation) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            cancellation.Cancel();
        }
    }
}
