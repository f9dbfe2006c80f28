using System.Text.Json;

namespace NetDsl.Cli.Tests.Profiles;

/// <summary>What a profile tells; how long anything takes is the machine's matter.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Fused = """
        input 16x16x3
        stem: conv2d 8, 3x3, padding: same, bias: false; norm: batchnorm; act: relu
        half: conv2d 8, 3x3, stride: 2, padding: same, activation: relu
        maxpool 2x2
        flatten
        top: dense 4
        """;

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Layers_that_are_computed_together_are_one_row_and_all_shares_are_the_whole()
    {
        using var json = Profile("--batch", "2");
        var root = json.RootElement;

        Assert.Equal(("Fused", "inference", 2, 1), (root.GetProperty("name").GetString(), root.GetProperty("case").GetString(), root.GetProperty("batch").GetInt32(), root.GetProperty("threads").GetInt32()));
        Assert.Equal(["stem+norm+act", "half+pool1", "top", ""], Rows(json).Select(Layers));
        Assert.Equal(["layer", "layer", "layer", "outside"], Rows(json).Select(row => row.GetProperty("kind").GetString()!));
        Assert.Equal(1, Rows(json).Sum(row => row.GetProperty("share").GetDouble()), 9);
        Assert.Equal(root.GetProperty("milliseconds").GetDouble(), Rows(json).Sum(row => row.GetProperty("milliseconds").GetDouble()), 9);
        Assert.Equal([16, 16, 8], Rows(json)[0].GetProperty("output").EnumerateArray().Select(extent => extent.GetInt32()));
        Assert.True(root.GetProperty("preparationMilliseconds").GetDouble() > 0);
        Assert.All(
            ["multiplyAddGigaflops", "copyGigabytes", "readGigabytes", "cacheBytes"],
            limit => Assert.True(root.GetProperty("machine").GetProperty(limit).GetDouble() > 0));
    }

    [Fact]
    public void A_prediction_counts_the_multiply_adds_of_the_batch()
    {
        using var json = Profile("--batch", "2");

        Assert.Equal([2L * 16 * 16 * 8 * 27, 2L * 8 * 8 * 8 * 72, 2L * 128 * 4, 0], Rows(json).Select(row => row.GetProperty("multiplyAdds").GetInt64()));
        Assert.Equal([true, true, true, false], Rows(json).Select(row => row.GetProperty("gigaflops").ValueKind == JsonValueKind.Number));
        Assert.All(Rows(json).Take(2), row => Assert.True(row.GetProperty("shareOfFloor").GetDouble() > 0));
        Assert.All(Rows(json), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("backward").ValueKind));
    }

    [Fact]
    public void A_step_has_the_gradients_of_the_weights_and_those_of_inputs_that_are_needed()
    {
        using var json = Profile("--step", "--batch", "2");

        Assert.Equal(["stem", "norm+act", "half", "pool1", "top", "", ""], Rows(json).Select(Layers));
        Assert.Equal(["update", "outside"], Rows(json)[^2..].Select(row => row.GetProperty("kind").GetString()!));
        // The first layer's input is the image, which nobody changes.
        Assert.Equal(
            [2L * 2 * 16 * 16 * 8 * 27, 0, 3L * 2 * 8 * 8 * 8 * 72, 0, 3L * 2 * 128 * 4, 0, 0],
            Rows(json).Select(row => row.GetProperty("multiplyAdds").GetInt64()));
        Assert.Equal(1, Rows(json).Sum(row => row.GetProperty("share").GetDouble()), 9);
        foreach (var row in Rows(json)[..^2])
        {
            var phases = new[] { "forward", "backward" }.Sum(phase => row.GetProperty(phase).GetDouble());
            Assert.Equal(row.GetProperty("milliseconds").GetDouble(), phases, 9);
        }

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("preparationMilliseconds").ValueKind);
    }

    [Fact]
    public void A_table_has_a_row_for_each_layer_and_says_what_its_floor_is()
    {
        var run = Tool.Run("profile", Write(), "--threads", "1", "--seconds", "0.02", "--sort", "time");

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Equal(["compiling Fused", "measuring the machine", "running Fused", "measuring the machine"], run.ErrorLines);
        var lines = run.Output.Split('\n');
        Assert.Matches(@"^Fused: inference, batch 1, 1 thread: [0-9.,]+ (ms|µs) \([0-9,]+ runs\)$", lines[0]);
        Assert.Matches(@"^layer +output +(ms|µs) +share +GFLOP/s +of floor$", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("stem + norm + act ", StringComparison.Ordinal));
        Assert.Equal("(outside of calls)", lines[5][..18]);
        Assert.Matches("^total .* 100.0 % ", lines[6]);
        Assert.Contains("floor: the larger of multiply-adds at ", run.Output);
    }

    [Fact]
    public void Steps_have_columns_for_their_halves_and_runs_are_counted()
    {
        var lines = Tool.Run("profile", Write(), "--threads", "1", "--step", "--runs", "3").Output.Split('\n');

        Assert.Matches(@"^Fused: a training step, batch 8, 1 thread: [0-9.,]+ (ms|µs) \(3 runs\)$", lines[0]);
        Assert.Matches(@"^layer +output +forward +backward +(ms|µs) +share +GFLOP/s +of floor$", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("(update of the weights) ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'0' is not a number of samples; write 1 or more", "--batch", "0")]
    [InlineData("'0' is not a number of threads; write 1 or more", "--threads", "0")]
    [InlineData("'-1' is not a number of runs; write 1 or more", "--runs", "-1")]
    [InlineData("'0.0' is not a number of seconds; write one above 0, such as 2.5", "--seconds", "0.0")]
    [InlineData("'name' is not an order of rows; write order or time", "--sort", "name")]
    [InlineData("'--runs' and '--seconds' both say how long it runs; leave one of them out", "--runs", "3", "--seconds", "1")]
    [InlineData("'--stp' is no option of 'profile'; write '--step'", "--stp")]
    public void Options_that_make_no_sense_are_refused(string mistake, params string[] options)
    {
        var run = Tool.Run(["profile", "LeNet5", .. options]);

        Assert.Equal((CommandLine.Usage, "", "netdsl : error : " + mistake), (run.ExitCode, run.Output, run.ErrorLines[0]));
    }

    [Theory]
    [InlineData("LeNet6", "LeNet6 : error : there is no such file, and no network of the library has this name; write 'LeNet5'\n")]
    [InlineData("missing.netdsl", "missing.netdsl : error : there is no such file; check its path\n")]
    public void What_is_not_there_is_said_as_elsewhere(string name, string sentence) =>
        Assert.Equal(new ToolRun(CommandLine.Failure, "", sentence), Tool.Run("profile", name));

    [Fact]
    public void A_network_with_errors_has_the_diagnostics_of_check_and_is_not_run()
    {
        var path = tool.Write("Wrong.netdsl", "input 8; dense 3; expect parameters == 4");

        Assert.Equal(new ToolRun(CommandLine.Failure, "", Tool.Run("check", path).Error), Tool.Run("profile", path));
    }

    [Fact]
    public void A_batch_beyond_memory_is_told()
    {
        var run = Tool.Run("profile", Write(), "--batch", "100000000");

        Assert.Equal((CommandLine.Failure, ""), (run.ExitCode, run.Output));
        Assert.Contains(" : error : it cannot be run: ", run.ErrorLines[^1]);
    }

    [Fact]
    public void An_interrupted_profile_prints_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        var run = Tool.RunWith(Stream.Null, isTerminal: false, cancellation.Token, "profile", Write());

        Assert.Equal((CommandLine.Cancelled, ""), (run.ExitCode, run.Output));
    }

    private JsonDocument Profile(params string[] options)
    {
        var run = Tool.Run(["profile", Write(), "--threads", "1", "--seconds", "0.02", "--json", .. options]);
        Assert.True(run.ExitCode == CommandLine.Success, run.Error);
        return JsonDocument.Parse(run.Output);
    }

    private string Write() => tool.Write("Fused.netdsl", Fused);

    private static JsonElement[] Rows(JsonDocument json) => [.. json.RootElement.GetProperty("rows").EnumerateArray()];

    private static string Layers(JsonElement row) => string.Join('+', row.GetProperty("layers").EnumerateArray().Select(name => name.GetString()));
}
