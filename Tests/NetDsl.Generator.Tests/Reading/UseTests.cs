using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Networks of the library in declarations of C#.</summary>
public sealed class UseTests
{
    [Fact]
    public void Text_attributes_and_file_build_on_the_library_alike()
    {
        var byText = Generate(new TestProject("[NetDsl.Network(\"use classic.LeNet5(top: false); globalavgpool; dense 3\")] public partial class Net;"));
        var byAttributes = Generate(new TestProject("""
            using NetDsl;
            [Network, Use("classic.LeNet5", With = "top: false"), GlobalAvgPool, Dense(3)]
            public partial class Net;
            """));
        var byFile = Generate(new TestProject("[NetDsl.Network(File = \"Net.netdsl\", With = \"n: 3\")] public partial class Net;")
            .WithFile("Net.netdsl", "network Net(n) { use LeNet5(top: false); globalavgpool; dense n }"));

        Assert.Contains("public const long ParameterCount = 2_623;", byText, StringComparison.Ordinal);
        Assert.Equal(byText, byAttributes);
        Assert.Equal(byText, byFile);
    }

    [Fact]
    public async Task A_use_alone_is_a_network_and_says_nothing()
    {
        var project = new TestProject("[NetDsl.Network(\"use classic.LeNet5(classes: 3)\")] public partial class Net;");

        var (compilation, reported) = project.Generate();

        Assert.Empty(reported);
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await project.Analyze(compilation));
    }

    [Theory]
    [InlineData("[Use(\"⟦keras.VGG61⟧\")]", "NDSL2601")]
    [InlineData("[Use(\"LeNet5\", With = \"⟦tpo⟧: false\")]", "NDSL2103")]
    [InlineData("[Use(\"LeNet5\", With = \"classes: ⟦0⟧\")]", "NDSL2605")]
    [InlineData("[Use(\"LeNet5\", With = \"top: false, image: ⟦8x8x1⟧\")]", "NDSL3201")]
    [InlineData("[Input(8, 8, 1), Use(\"⟦LeNet5⟧\")]", "NDSL3201")]
    [InlineData("[Use(\"LeNet5\", With = \"top: ⟦fasle⟧\")]", "NDSL2002")]
    public async Task A_mistake_is_marked_on_the_characters_that_are_wrong(string attribute, string id)
    {
        var marked = MarkedSource.Parse($"using NetDsl;\n[Network]\n{attribute}\npublic partial class Net;");

        var diagnostic = (await new TestProject(marked.Text).Analyze()).First(one => one.Severity == DiagnosticSeverity.Error);

        Assert.Equal((id, marked.Spans[0]), (diagnostic.Id, diagnostic.Location.SourceSpan));
        Assert.All(diagnostic.AdditionalLocations, place => Assert.True(place.IsInSource));
    }

    [Fact]
    public void A_network_that_uses_the_library_is_compiled_once()
    {
        var memo = new CompilationMemo(16, NetCompiler.Compile);
        var first = new TestProject("[NetDsl.Network(\"use classic.LeNet5(classes: 3)\")] public partial class Net;") { Memo = memo };
        _ = Generate(first);
        _ = Generate(first);

        Assert.Equal(1, memo.Compilations);
    }

    private static string Generate(TestProject project) =>
        Assert.Single(project.CreateDriver().RunGenerators(project.Compilation).GetRunResult().GeneratedTrees).ToString();
}
