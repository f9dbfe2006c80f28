namespace NetDsl.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("summary")]
    [InlineData("emit")]
    [InlineData("field")]
    [InlineData("sumary", "x.netdsl")]
    [InlineData("emit", "a.netdsl", "b.netdsl")]
    [InlineData("summary", "a.netdsl", "--jsn")]
    [InlineData("emit", "a.netdsl", "--class", "class")]
    [InlineData("emit", "a.netdsl", "--class", "2D")]
    [InlineData("emit", "a.netdsl", "--namespace", "A..B")]
    [InlineData]
    public void A_command_line_that_cannot_be_understood_has_exit_code_2(params string[] args)
    {
        var run = Tool.Run(args);

        Assert.Equal(CommandLine.Usage, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("netdsl : error : ", run.Error);
        Assert.Contains("--help", run.ErrorLines[^1]);
    }

    [Theory]
    [InlineData("'grph' is no command; write 'graph'", "grph", "x.netdsl")]
    [InlineData("a command is missing; write one of check, summary, emit, graph, field, export, diff, profile, zoo")]
    [InlineData("'graph' needs FILE; name a file or a network of the library, such as 'keras.VGG16'", "graph")]
    [InlineData("'diff' needs B; name a file or a network of the library, such as 'keras.VGG16'", "diff", "LeNet5")]
    [InlineData("'y.netdsl' is one argument too many for 'graph'; leave it out", "graph", "x.netdsl", "y.netdsl")]
    [InlineData("'--dept' is no option of 'graph'; write '--depth'", "graph", "x.netdsl", "--dept", "2")]
    [InlineData("'--jsn' is no option of 'summary'; write '--json'", "summary", "x.netdsl", "--jsn")]
    [InlineData("'--depth' needs a value; write it behind '--depth'", "graph", "x.netdsl", "--depth")]
    [InlineData("'--with' stands twice; write all arguments behind one, with commas between them", "graph", "x.netdsl", "--with", "a: 1", "--with", "b: 1")]
    [InlineData("'-' stands twice, but standard input can be read once; leave one of them out", "check", "-", "-")]
    [InlineData("'-' stands twice, but standard input can be read once; name a file for one of them", "diff", "-", "-")]
    public void A_mistake_in_the_command_line_is_told_in_one_sentence_with_its_repair(string sentence, params string[] args) =>
        Assert.Equal("netdsl : error : " + sentence, Tool.Run(args).ErrorLines[0]);

    [Theory]
    [InlineData("graph", "LeNet5", "--with")]
    [InlineData("summary", "LeNet5", "--with")]
    [InlineData("field", "LeNet5", "--with")]
    [InlineData("diff", "LeNet5", "LeNet5", "--with-b")]
    public void Nothing_is_made_of_a_network_whose_arguments_cannot_be_read(params string[] args)
    {
        var run = Tool.Run([.. args, "top false"]);

        Assert.Equal((CommandLine.Failure, ""), (run.ExitCode, run.Output));
        Assert.Equal($"{args[^1]}(1,5): error NDSL1015: 'top' and 'false' stand side by side; write 'top: false', or a comma between 'top' and 'false'\n", run.Error);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("summary")]
    [InlineData("emit")]
    [InlineData("graph")]
    [InlineData("export")]
    [InlineData("profile")]
    public void Help_shows_the_arguments_of_a_command(string command)
    {
        var run = Tool.Run(command, "--help");

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Contains("FILE", run.Output);
        Assert.Contains("--with", run.Output);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        var run = Tool.Run("--version");

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output);
    }

    [Fact]
    public void An_argument_that_looks_like_a_response_file_is_a_file_name() =>
        Assert.Equal("@missing : error : there is no such file; check its path\n", Tool.Run("check", "@missing").Error);
}
