using NetDsl.Compiler.Library;

namespace NetDsl.Cli.Tests.Exports;

public sealed class ExportTests : IDisposable
{
    private const string Residual = """
        input 16x16x3
        conv2d 8, 3x3, padding: same, bias: false; batchnorm; relu
        "layer1.0": block8
        "layer1.1": block8
        globalavgpool
        dropout 0.2
        dense 2
        labels "no defect", "kaputt"
        loss binarycrossentropy

        block block8() {
            residual {
                conv2d 8, 3x3, padding: same, bias: false; batchnorm; relu
                conv2d 8, 3x3, padding: same, bias: false; batchnorm
            }
            relu
        }
        """;

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void LeNet5_is_one_readable_file_and_a_script_that_trains_it()
    {
        var run = Tool.Run("export", tool.Write("LeNet5.netdsl", Tool.LeNet5 + "\nloss crossentropy\n"), "--to", "pytorch", "-o", tool.Folder);

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"wrote {In("lenet5.py")}\nwrote {In("train_ddp.py")}\nnext: cd {tool.Folder} && torchrun --nproc_per_node=2 train_ddp.py --synthetic 1024\n",
            run.Output);
        Accepted.Match("LeNet5.py", File.ReadAllText(In("lenet5.py")));
        Accepted.Match("LeNet5.train_ddp.py", File.ReadAllText(In("train_ddp.py")));
    }

    [Fact]
    public void Blocks_that_are_alike_share_one_class()
    {
        var run = Tool.Run("export", tool.Write("Residual.netdsl", Residual), "--to", "pytorch", "-o", tool.Folder);

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Accepted.Match("Residual.py", File.ReadAllText(In("residual.py")));
        Accepted.Match("Residual.train_ddp.py", File.ReadAllText(In("train_ddp.py")));
    }

    [Fact]
    public void A_network_of_the_library_bears_its_name_without_the_family()
    {
        Tool.Run("export", "torchvision.ResNet18", "--with", "classes: 3", "--to", "pytorch", "-o", tool.Folder);

        var text = File.ReadAllText(In("resnet18.py"));
        Assert.Contains("\nclass ResNet18(nn.Module):\n", text, StringComparison.Ordinal);
        Assert.Contains("    Weight(\"layer2.0.downsample.0.weight\", \"layer2.0.downsample.0.kernel\", (1, 1, 64, 128), (3, 2, 0, 1), ", text, StringComparison.Ordinal);
        Assert.Contains("self.fc = nn.Linear(512, 3)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_was_changed_is_kept_and_the_network_is_written_anew()
    {
        var path = tool.Write("Net.netdsl", "input 3; dense 2");
        Tool.Run("export", path, "--to", "pytorch", "-o", tool.Folder);
        tool.Write("net.py", "# old");
        tool.Write("train_ddp.py", "# mine");

        var run = Tool.Run("export", path, "--to", "pytorch", "-o", tool.Folder);

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Contains($"{In("train_ddp.py")} is there already and was left as it is; '--force' replaces it\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("# mine", File.ReadAllText(In("train_ddp.py")));
        Assert.Contains("class Net(nn.Module):", File.ReadAllText(In("net.py")), StringComparison.Ordinal);

        Tool.Run("export", path, "--to", "pytorch", "-o", tool.Folder, "--force");
        Assert.Contains("from net import Net,", File.ReadAllText(In("train_ddp.py")), StringComparison.Ordinal);
        Assert.Equal(["Net.netdsl", "net.py", "train_ddp.py"], Directory.GetFiles(tool.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_with_errors_writes_nothing()
    {
        var run = Tool.Run("export", tool.Write("Net.netdsl", "input 3; dens 2"), "--to", "pytorch", "-o", tool.Folder);

        Assert.Equal((CommandLine.Failure, ""), (run.ExitCode, run.Output));
        Assert.Contains("error NDSL", run.Error, StringComparison.Ordinal);
        Assert.Equal(["Net.netdsl"], Directory.GetFiles(tool.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_there_is_not_is_named()
    {
        var path = tool.Write("Net.netdsl", "input 3; dense 2");

        Assert.Equal(
            $"{In("missing")} : error : there is no such folder; create it\n",
            Tool.Run("export", path, "--to", "pytorch", "-o", In("missing")).Error);
        Assert.Equal($"{path} : error : this is a file; name a folder\n", Tool.Run("export", path, "--to", "pytorch", "-o", path).Error);
    }

    [Theory]
    [InlineData("'tensorflow' is not a format; write 'pytorch'", "--to", "tensorflow")]
    [InlineData("'export' needs '--to'; write '--to pytorch'")]
    [InlineData("'--to' needs a value; write it behind '--to'", "--to")]
    [InlineData("'--too' is no option of 'export'; write '--to'", "--too", "pytorch")]
    public void A_mistake_in_the_command_line_is_told_in_one_sentence(string sentence, params string[] args)
    {
        var run = Tool.Run(["export", "LeNet5", .. args]);

        Assert.Equal(CommandLine.Usage, run.ExitCode);
        Assert.Equal("netdsl : error : " + sentence, run.ErrorLines[0]);
    }

    [Fact]
    public void Names_that_Python_has_other_uses_for_are_taken_as_they_are_or_changed_where_they_must_be()
    {
        var text = """
            input 8x8x1
            "lambda": conv2d 2, 3x3
            "type": conv2d 2, 3x3
            "0": conv2d 2, 3x3
            values: conv2d 2, 1x1
            flatten
            dense 2
            """;

        var run = Tool.Run("export", tool.Write("torch.netdsl", text), "--to", "pytorch", "-o", tool.Folder);

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        var file = File.ReadAllText(In("torchnetwork.py"));
        Assert.Contains("class TorchNetwork(nn.ModuleDict):", file, StringComparison.Ordinal);
        Assert.Contains("self[\"lambda\"] = nn.Conv2d(1, 2, 3)", file, StringComparison.Ordinal);
        Assert.Contains("x = self[\"0\"](x)", file, StringComparison.Ordinal);
        Assert.Contains("self._modules[\"values\"] = nn.Conv2d(2, 2, 1)", file, StringComparison.Ordinal);
        Assert.Contains("Weight(\"type_.weight\", \"type.kernel\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_network_of_the_library_has_a_form_in_Python_without_long_lines()
    {
        foreach (var network in NetworkLibrary.Networks)
        {
            var run = Tool.Run("export", network.QualifiedName, "--to", "pytorch", "-o", tool.Folder, "--force");

            Assert.Equal((network.QualifiedName, CommandLine.Success, ""), (network.QualifiedName, run.ExitCode, run.Error));
            var file = run.Output.Split('\n')[0]["wrote ".Length..];
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(text.Split('\n'), line => line.Length > 120 && !line.StartsWith("    Weight(", StringComparison.Ordinal));
            Assert.DoesNotContain("__", text.Replace("__init__", "", StringComparison.Ordinal).Replace("__metadata__", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
        }
    }

    private string In(string name) => Path.Combine(tool.Folder, name);
}
