using System.Text;
using System.Text.Json;

namespace NetDsl.Cli.Tests;

public sealed class SummaryTests : IDisposable
{
    private const string LeNet5Json =
        """
        {"name":"LeNet5","input":[28,28,1],"output":[10],"parameters":61706,"trainable":61706,"nonTrainable":0,"macs":416520,
        "receptiveField":{"size":[16,16],"stride":[4,4],"padding":[2,2],"aligned":true},
        "layers":[
        {"name":"conv1","kind":"conv2d","inputs":["input"],"output":[28,28,6],"parameters":156,"trainable":156,"macs":117600,
        "receptiveField":{"size":[5,5],"stride":[1,1],"padding":[2,2]}},
        {"name":"pool1","kind":"maxpool","inputs":["conv1"],"output":[14,14,6],"parameters":0,"trainable":0,"macs":0,
        "receptiveField":{"size":[6,6],"stride":[2,2],"padding":[2,2]}},
        {"name":"conv2","kind":"conv2d","inputs":["pool1"],"output":[10,10,16],"parameters":2416,"trainable":2416,"macs":240000,
        "receptiveField":{"size":[14,14],"stride":[2,2],"padding":[2,2]}},
        {"name":"pool2","kind":"maxpool","inputs":["conv2"],"output":[5,5,16],"parameters":0,"trainable":0,"macs":0,
        "receptiveField":{"size":[16,16],"stride":[4,4],"padding":[2,2]}},
        {"name":"flatten1","kind":"flatten","inputs":["pool2"],"output":[400],"parameters":0,"trainable":0,"macs":0,"receptiveField":null},
        {"name":"dense1","kind":"dense","inputs":["flatten1"],"output":[120],"parameters":48120,"trainable":48120,"macs":48000,"receptiveField":null},
        {"name":"dense2","kind":"dense","inputs":["dense1"],"output":[84],"parameters":10164,"trainable":10164,"macs":10080,"receptiveField":null},
        {"name":"dense3","kind":"dense","inputs":["dense2"],"output":[10],"parameters":850,"trainable":850,"macs":840,"receptiveField":null}
        ]}
        """;

    private const string Two = "network A { input 4x4x1; flatten; dense 2 } network B { input 3; dense 5 }";

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_table_of_lenet5_is_aligned_and_ends_with_the_totals()
    {
        var run = Tool.Run("summary", tool.Write("LeNet5.netdsl", Tool.LeNet5));

        Assert.Equal("", run.Error);
        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Equal(
            """
            LeNet5: 28x28x1 -> 10
            layer     kind     output    parameters  field  stride     MACs
            input     input    28x28x1               1x1    1x1
            conv1     conv2d   28x28x6          156  5x5    1x1     117,600
            pool1     maxpool  14x14x6               6x6    2x2
            conv2     conv2d   10x10x16       2,416  14x14  2x2     240,000
            pool2     maxpool  5x5x16                16x16  4x4
            flatten1  flatten  400
            dense1    dense    120           48,120                  48,000
            dense2    dense    84            10,164                  10,080
            dense3    dense    10               850                     840
            61,706 parameters, 61,706 trainable; 416,520 MACs
            field 16x16, stride 4x4, padding 2x2
            """,
            string.Join('\n', run.Output.Split('\n').SkipLast(2)));
        Assert.Matches("^training takes [0-9,]+ bytes of memory a sample$", run.Output.Split('\n')[^2]);
    }

    [Fact]
    public void A_field_that_is_not_stated_says_since_which_layer()
    {
        var run = Tool.Run("summary", tool.Write("Up.netdsl", "input 4x4x2; conv2d 3, 3x3; upsample 2; up: conv2d 2, 1x1"));

        Assert.Contains("field not stated: from 'upsample1' on no stride of whole pixels separates neighbouring positions\n", run.Output);
        Assert.DoesNotContain("field 3x3", run.Output);
    }

    [Fact]
    public void A_terminal_gets_a_table_with_lines()
    {
        var path = tool.Write("LeNet5.netdsl", Tool.LeNet5);

        var run = Tool.RunWith(Stream.Null, isTerminal: true, CancellationToken.None, "summary", path);

        Assert.Contains("61,706 parameters", run.Output);
        Assert.Contains("117,600", run.Output);
        Assert.Contains(run.Output, character => character is '│' or '|');
    }

    [Fact]
    public void The_json_of_lenet5_has_exactly_the_promised_properties_in_their_order()
    {
        var run = Tool.Run("summary", tool.Write("LeNet5.netdsl", Tool.LeNet5), "--json");

        Assert.Equal("", run.Error);
        Assert.Equal(LeNet5Json.Replace("\n", "", StringComparison.Ordinal) + "\n", run.Output);
    }

    [Fact]
    public void Standard_input_is_read_for_a_dash()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes(Tool.LeNet5));

        var run = Tool.RunWith(input, isTerminal: false, CancellationToken.None, "summary", "-", "--json");

        Assert.Equal(61706, JsonDocument.Parse(run.Output).RootElement.GetProperty("parameters").GetInt64());
    }

    [Fact]
    public void Several_files_give_one_array_even_if_one_of_them_has_errors()
    {
        var good = tool.Write("Good.netdsl", "input 4; dense 2");
        var bad = tool.Write("Bad.netdsl", "input 4; dens 2");

        var run = Tool.Run("summary", good, bad, "--json");

        var networks = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal("Good", Assert.Single(networks).GetProperty("name").GetString());
        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.StartsWith($"{bad}(1,10): error NDSL2", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void Several_networks_of_one_file_give_one_array()
    {
        var run = Tool.Run("summary", tool.Write("Two.netdsl", Two), "--json");

        var names = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(network => network.GetProperty("name").GetString());
        Assert.Equal(["A", "B"], names);
    }

    [Fact]
    public void A_network_chosen_by_name_gives_an_object()
    {
        var run = Tool.Run("summary", tool.Write("Two.netdsl", Two), "--json", "--network", "B");

        var network = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("B", network.GetProperty("name").GetString());
        Assert.Equal([3], network.GetProperty("input").EnumerateArray().Select(extent => extent.GetInt32()));
        Assert.Equal(JsonValueKind.Null, network.GetProperty("receptiveField").ValueKind);
    }

    [Fact]
    public void An_unknown_network_is_answered_with_the_closest_name()
    {
        var path = tool.Write("Nets.netdsl", "network Small { input 3; dense 5 } network Large { input 3; dense 9 }");

        var run = Tool.Run("summary", path, "--network", "Smal");

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"{path} : error : the file declares no network 'Smal'; ", Assert.Single(run.ErrorLines));
        Assert.Contains("Small", run.Error);
    }

    [Fact]
    public void Arguments_reach_the_networks_parameters()
    {
        var path = tool.Write("Net.netdsl", "network Net(classes) { input 3; dense classes }");

        Assert.Equal(CommandLine.Failure, Tool.Run("summary", path).ExitCode);
        Assert.Contains("\"output\":[7]", Tool.Run("summary", path, "--json", "--with", "classes: 7").Output);
        Assert.StartsWith("--with(1,1): error NDSL", Tool.Run("summary", path, "--with", "clases: 7").Error);
    }

    [Fact]
    public void An_activation_named_by_a_layer_is_part_of_its_row_and_a_layer_of_its_own_is_not()
    {
        var path = tool.Write("Net.netdsl", "input 3; first: dense 5, activation: relu; second: tanh; dense 2");

        var layers = JsonDocument.Parse(Tool.Run("summary", path, "--json").Output).RootElement.GetProperty("layers").EnumerateArray().ToList();

        Assert.Equal(["first", "second", "dense1"], layers.Select(layer => layer.GetProperty("name").GetString()));
        Assert.Equal("first", layers[1].GetProperty("inputs")[0].GetString());
    }

    [Fact]
    public void Layers_with_several_inputs_list_them_all()
    {
        var path = tool.Write("Net.netdsl", "input 6x6x2; conv2d 2, 3x3, padding: same; residual { relu }");

        var layers = JsonDocument.Parse(Tool.Run("summary", path, "--json").Output).RootElement.GetProperty("layers").EnumerateArray().ToList();

        Assert.Equal(["relu1", "conv1"], layers[^1].GetProperty("inputs").EnumerateArray().Select(input => input.GetString()).OrderDescending());
    }

    [Fact]
    public void Statistics_count_as_parameters_but_not_as_trainable_ones()
    {
        var run = Tool.Run("summary", tool.Write("Net.netdsl", "input 4x4x3; batchnorm"), "--json");

        Assert.Contains("\"parameters\":12,\"trainable\":6,\"nonTrainable\":6", run.Output);
    }

    [Fact]
    public void A_file_of_blocks_alone_has_nothing_to_summarise()
    {
        var path = tool.Write("Blocks.netdsl", "block pair(n) { dense n; relu }");

        var run = Tool.Run("summary", path);

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Equal($"{path} : error : the file declares no network; add 'network Name {{ ... }}' or layers outside of any block\n", run.Error);
    }
}
