using System.Text.Json;

namespace NetDsl.Cli.Tests;

/// <summary>Networks of the library where a file is expected.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("classic.LeNet5")]
    [InlineData("LeNet5")]
    [InlineData("classic.*")]
    [InlineData("*.LeNet5")]
    [InlineData("LeNet*")]
    public void A_network_is_found_by_its_name_and_by_patterns(string written)
    {
        var run = Tool.Run("check", written);

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal("classic.LeNet5: 28x28x1 -> 10, 61,706 parameters, field 16x16, 416,520 MACs\n", run.Output);
    }

    [Fact]
    public void A_file_comes_before_the_library()
    {
        var folder = Directory.GetCurrentDirectory();
        File.WriteAllText(Path.Combine(folder, "LeNet5"), "input 4; dense 3");
        try
        {
            Assert.StartsWith("LeNet5: 4 -> 3", Tool.Run("check", "LeNet5").Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(Path.Combine(folder, "LeNet5"));
        }
    }

    [Fact]
    public void A_pattern_gives_its_networks_in_the_order_of_their_names()
    {
        var run = Tool.Run("check", "keras.VGG*", "classic.*");

        Assert.Equal(["keras.VGG16", "keras.VGG19", "classic.LeNet5"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_pattern_gives_an_array_and_a_name_an_object()
    {
        using var array = JsonDocument.Parse(Tool.Run("summary", "--json", "classic.*").Output);
        using var single = JsonDocument.Parse(Tool.Run("summary", "--json", "LeNet5", "--with", "classes: 3").Output);

        Assert.Equal(JsonValueKind.Array, array.RootElement.ValueKind);
        Assert.Equal("classic.LeNet5", array.RootElement[0].GetProperty("name").GetString());
        Assert.Equal(3, single.RootElement.GetProperty("output")[0].GetInt32());
    }

    [Fact]
    public void The_class_of_a_network_is_called_without_its_family()
    {
        var run = Tool.Run("emit", "classic.LeNet5", "--with", "classes: 3");

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains("partial class LeNet5 :", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kears.VGG16", "kears.VGG16 : error : there is no such file, and no network of the library has this name; write 'keras.VGG16'")]
    [InlineData("Mystery", "Mystery : error : there is no such file, and no network of the library has this name; check its path, or ask for a family of the library: 'classic.*', 'keras.*', 'torchvision.*'")]
    [InlineData("pytorch.*", "pytorch.* : error : no network of the library fits this pattern; its families are 'classic.*', 'keras.*', 'torchvision.*'")]
    [InlineData("InceptionV3", "InceptionV3 : error : this is the name of 'keras.InceptionV3' and 'torchvision.InceptionV3'; write one of them out, or the pattern '*.InceptionV3' for all")]
    [InlineData("Mystery.netdsl", "Mystery.netdsl : error : there is no such file; check its path")]
    public void What_is_not_found_says_what_there_is(string written, string line)
    {
        var run = Tool.Run("check", written);

        Assert.Equal((CommandLine.Failure, line + "\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_network_of_the_library_is_one_network()
    {
        Assert.Equal(CommandLine.Success, Tool.Run("summary", "LeNet5", "--network", "LeNet5").ExitCode);
        Assert.Equal(
            "classic.LeNet5 : error : this is one network of the library; leave '--network' out\n",
            Tool.Run("summary", "LeNet5", "--network", "VGG16").Error);
    }

    [Theory]
    [InlineData("keras.InceptionV3", "top: false, image: 64x64x3", "--with(1,20): error NDSL3201: 'keras.InceptionV3' does not fit an image of 64 x 64 x 3: ", "; use an image of at least 75 x 75")]
    [InlineData("LeNet5", "classes: 0", "--with(1,10): error NDSL2605: 'classic.LeNet5' cannot be built with 'classes: 0': ", "; give 'classes' another value, such as 10")]
    [InlineData("LeNet5", "clases: 3", "--with(1,1): error NDSL2103: 'classic.LeNet5' has no argument 'clases'", "; write 'classes'")]
    public void A_mistake_in_arguments_is_shown_in_them(string written, string arguments, string begin, string end)
    {
        var line = Assert.Single(Tool.Run("check", written, "--with", arguments).ErrorLines);

        Assert.StartsWith(begin, line, StringComparison.Ordinal);
        Assert.EndsWith(end, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_builds_on_the_library()
    {
        var run = Tool.Run("check", tool.Write("wafer.netdsl", "use keras.MobileNetV2(top: false, pooling: avg)\ndense 5"));

        Assert.Equal((CommandLine.Success, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("wafer: 224x224x3 -> 5, 2,264,389 parameters", run.Output, StringComparison.Ordinal);
    }
}
