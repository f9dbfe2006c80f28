namespace NetDsl.Cli.Tests.Graphs;

public sealed class DocumentedPictureTests
{
    /// <summary>
    /// A picture that the documentation shows is what the tool draws today. To renew one, run <c>netdsl graph</c> with the network and
    /// <c>-o docs/images/</c>, from the root of the repository.
    /// </summary>
    [Theory]
    [InlineData("lenet5.svg", "Samples/networks/lenet5.netdsl")]
    [InlineData("resnet50.svg", "keras.ResNet50")]
    public void Pictures_of_the_documentation_are_up_to_date(string picture, string network)
    {
        var run = Tool.Run("graph", network.Contains('/') ? Path.Combine(Root, network) : network);

        Assert.Equal(File.ReadAllText(Path.Combine(Root, "docs", "images", picture)).ReplaceLineEndings("\n"), run.Output);
    }

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetDsl.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NetDsl.sln stands in no folder above the tests.");
        }

        return folder;
    }
}
