using System.Text.Json;
using NetDsl.Cli.Comparisons;

namespace NetDsl.Cli.Tests;

public sealed class DiffTests : IDisposable
{
    private const string Wider = """
        network LeNet5 {
            input 28x28x1
            conv2d 6, 5x5, padding: same, activation: relu
            maxpool 2x2
            conv2d 32, 5x5, activation: tanh
            maxpool 2x2
            flatten
            dense 120, activation: relu
            dropout 0.5
            dense 84, activation: relu
            dense 10
        }
        """;

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Equal_networks_are_said_to_be()
    {
        var run = Tool.Run("diff", "LeNet5", tool.Write("LeNet5.netdsl", Tool.LeNet5), "--exit-code");

        Assert.Equal(new ToolRun(0, "The networks are equal: 8 layers, 61,706 parameters\n", ""), run);
    }

    [Fact]
    public void Totals_and_layers_that_differ_are_listed()
    {
        var run = Tool.Run("diff", "LeNet5", tool.Write("LeNet5.netdsl", Wider));

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n');
        Assert.Equal(["A: classic.LeNet5", "B: LeNet5"], lines[..2]);
        Assert.Contains("parameters                61,706  112,122   +50,416 (+81.7 %)", lines);
        Assert.Contains("~  conv2     conv2d     2,416 -> 4,832  14x14  240,000 -> 480,000  filters 16 -> 32, activation relu -> tanh, output 10x10x16 -> 10x10x32", lines);
        Assert.Contains("+  dropout1  dropout                                               output 120", lines);
        Assert.Equal("1 layer added, 0 removed, 4 changed, 4 the same", lines[^2]);
    }

    [Fact]
    public void One_network_is_compared_with_itself_under_other_arguments()
    {
        var run = Tool.Run("diff", "LeNet5", "LeNet5", "--with", "top: true", "--with-b", "classes: 12", "--exit-code");

        Assert.Equal((CommandLine.Failure, ""), (run.ExitCode, run.Error));
        Assert.Contains("B: classic.LeNet5 with 'top: true, classes: 12'\n", run.Output);
        Assert.Contains("units 10 -> 12, output 10 -> 12\n0 layers added, 0 removed, 1 changed, 7 the same\n", run.Output);
    }

    [Fact]
    public void Networks_of_one_file_are_chosen_for_each_side()
    {
        var path = tool.Write("Two.netdsl", "network A { input 4; dense 3 } network B { input 4; dense 3; relu }");

        Assert.Contains("+  relu1", Tool.Run("diff", path, path, "--network-a", "A", "--network-b", "B").Output);
        Assert.Equal($"{path} : error : the file declares 2 networks; choose one, such as '--network-a A'\n", Tool.Run("diff", path, "LeNet5").Error);
    }

    [Fact]
    public void Other_wires_are_a_change_and_a_layer_put_in_between_is_none()
    {
        var a = tool.Write("A.netdsl", "input 8x8x2; x: conv2d 2, 1x1; y: conv2d 2, 1x1; z: conv2d 2, 1x1; add x");
        var b = tool.Write("B.netdsl", "input 8x8x2; x: conv2d 2, 1x1; y: conv2d 2, 1x1; z: conv2d 2, 1x1; add y");
        var c = tool.Write("C.netdsl", "input 8x8x2; x: conv2d 2, 1x1; new: relu; y: conv2d 2, 1x1; z: conv2d 2, 1x1; add x");

        Assert.Contains("input z, x -> z, y", Tool.Run("diff", a, b).Output);
        Assert.EndsWith("1 layer added, 0 removed, 0 changed, 4 the same\n", Tool.Run("diff", a, c).Output);
    }

    [Fact]
    public void Tools_get_json()
    {
        var run = Tool.Run("diff", "LeNet5", tool.Write("LeNet5.netdsl", Wider), "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("equal").GetBoolean());
        Assert.Equal(61_706, json.RootElement.GetProperty("a").GetProperty("parameters").GetInt64());
        Assert.Equal(112_122, json.RootElement.GetProperty("b").GetProperty("parameters").GetInt64());
        var layers = json.RootElement.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(
            ["conv2 changed", "pool2 changed", "flatten1 changed", "dense1 changed", "dropout1 added"],
            layers.Select(layer => $"{layer.GetProperty("name").GetString()} {layer.GetProperty("change").GetString()}"));
        Assert.Equal("filters", layers[0].GetProperty("changes")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, layers[4].GetProperty("a").ValueKind);
    }

    [Fact]
    public void A_network_with_errors_fails_with_them()
    {
        var path = tool.Write("Net.netdsl", "input 4; dens 3");

        var run = Tool.Run("diff", "LeNet5", path);

        Assert.Equal((CommandLine.Failure, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{path}(1,10): error NDSL", run.Error);
    }

    [Theory]
    [InlineData("abcabba", "cbabac")]
    [InlineData("", "abc")]
    [InlineData("abc", "")]
    [InlineData("aaaa", "aa")]
    [InlineData("xaby", "xbay")]
    public void Alignment_keeps_both_orders_and_as_much_as_can_be_kept(string before, string after)
    {
        var (a, b) = (Letters(before), Letters(after));

        var aligned = CommonSubsequence.Align(a, b);

        Assert.Equal(Enumerable.Range(0, a.Length), aligned.Where(pair => pair.Before is not null).Select(pair => pair.Before!.Value));
        Assert.Equal(Enumerable.Range(0, b.Length), aligned.Where(pair => pair.After is not null).Select(pair => pair.After!.Value));
        var common = aligned.Where(pair => pair is { Before: not null, After: not null }).ToList();
        Assert.All(common, pair => Assert.Equal(a[pair.Before!.Value], b[pair.After!.Value]));
        Assert.Equal(LongestOf(before, after), common.Count);
    }

    private static string[] Letters(string text) => [.. text.Select(letter => letter.ToString())];

    // By trying every subsequence.
    private static int LongestOf(string before, string after) => Enumerable.Range(0, 1 << before.Length)
        .Select(chosen => string.Concat(before.Where((_, i) => (chosen & (1 << i)) != 0)))
        .Where(part => part.Aggregate(0, (from, letter) => from < 0 ? -1 : after.IndexOf(letter, from) is var found and >= 0 ? found + 1 : -1) >= 0)
        .Max(part => part.Length);
}
