using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>Networks in .netdsl files.</summary>
public sealed class FileTests
{
    public static IReadOnlyList<string> Triggered { get; } = ["NDSL0009", "NDSL0010", "NDSL0011", "NDSL0012"];

    [Theory]
    [InlineData("""File = ⟦"Backbonez.netdsl"⟧""", "NDSL0009", "'Net' needs the file 'Backbonez.netdsl', but the project has 'One.netdsl', 'a/Backbones.netdsl', 'a/Same.netdsl', 'b/Same.netdsl'; write 'Backbones.netdsl'")]
    [InlineData("""File = ⟦"Zebra.txt"⟧""", "NDSL0009", "'Net' needs the file 'Zebra.txt', but the project has 'One.netdsl', 'a/Backbones.netdsl', 'a/Same.netdsl', 'b/Same.netdsl'; add '<AdditionalFiles Include=\"Zebra.txt\" />' to the project")]
    [InlineData("""File = ⟦"Same.netdsl"⟧""", "NDSL0010", "'Net' needs one file 'Same.netdsl', but the project has 2: 'a/Same.netdsl', 'b/Same.netdsl'; write more of its path, such as 'a/Same.netdsl'")]
    [InlineData("""File = ⟦"Backbones.netdsl"⟧""", "NDSL0011", "'Net' needs one network, but 'a/Backbones.netdsl' declares 2: 'ResNet50', 'ResNet18'; choose one, such as 'Name = \"ResNet50\"'")]
    [InlineData("""File = "Backbones.netdsl", Name = ⟦"ResNet5"⟧""", "NDSL0012", "'Net' needs the network 'ResNet5', but 'a/Backbones.netdsl' declares 'ResNet50', 'ResNet18'; write 'ResNet50'")]
    [InlineData("""File = "One.netdsl", Name = ⟦"ResNet5"⟧""", "NDSL0012", "'Net' needs the network 'ResNet5', but 'One.netdsl' declares none by name; remove 'Name'")]
    public async Task A_file_or_network_that_cannot_be_found_is_reported(string arguments, string id, string message)
    {
        var source = MarkedSource.Parse($"using NetDsl; [Network({arguments})] public partial class Net;");

        var diagnostic = Assert.Single(await Project(source.Text).Analyze());

        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Theory]
    [InlineData("""File = "One.netdsl" """)]
    [InlineData("""File = "a/Same.netdsl" """)]
    [InlineData("""File = "./b\\Same.netdsl" """)]
    [InlineData("""File = "backbones.NETDSL", Name = "ResNet18" """)]
    public async Task A_file_is_found_by_its_name_or_the_end_of_its_path(string arguments)
    {
        var project = Project($"using NetDsl; [Network({arguments})] public partial class Net;");

        Assert.Empty(await project.Analyze());
        Assert.Equal(1, project.Memo.Compilations);
    }

    [Fact]
    public async Task A_diagnostic_of_a_file_points_into_the_file_and_names_the_class_as_related()
    {
        var source = MarkedSource.Parse("using NetDsl; [⟦Network⟧(File = \"Faulty.netdsl\")] public partial class Net;");

        var diagnostic = Assert.Single(await Project(source.Text).WithFile("Faulty.netdsl", "input 4\n  bad").Analyze());

        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal((TestProject.Folder + "Faulty.netdsl", 1, 2, 5),
            (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Character));
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        Assert.Equal(source.Spans[0], Assert.Single(diagnostic.AdditionalLocations).SourceSpan);
    }

    [Fact]
    public async Task Two_classes_that_share_a_faulty_file_report_it_once()
    {
        var project = Project("""
            using NetDsl;
            [Network(File = "Faulty.netdsl")] public partial class First;
            [Network(File = "Faulty.netdsl")] public partial class Second;
            """);

        Assert.Single(await project.WithFile("Faulty.netdsl", "input 4; bad").Analyze());
    }

    private static TestProject Project(string source) => new TestProject(source)
        .WithFile("a/Backbones.netdsl", "network ResNet50() { input 4; dense 3 }\nnetwork ResNet18() { input 4; dense 3 }")
        .WithFile("One.netdsl", "input 4; dense 3")
        .WithFile("a/Same.netdsl", "input 4; dense 3")
        .WithFile("b/Same.netdsl", "input 4; dense 3");
}
