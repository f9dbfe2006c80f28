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
    [InlineData("check")]
    [InlineData("summary")]
    [InlineData("emit")]
    [InlineData("graph")]
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
