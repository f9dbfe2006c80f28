using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Choices, gates and what loops carry, as C# declares them.</summary>
public sealed class LanguageTests
{
    private const string Weighed = """"
        using NetDsl;
        namespace Shop;
        [NetworkBlock("f, pooling: none | avg | max", """
            conv2d f, 3x3, padding: same
            gate { globalavgpool; dense f, activation: sigmoid }
            p: current
            repeat 2 carry p { skip: current; elu; add p; p: skip }
            when pooling == avg { globalavgpool } else when pooling == max { globalmaxpool }
            """)]
        public static class Weighed;
        """";

    [Fact]
    public async Task A_block_with_choices_takes_its_words_as_texts()
    {
        var project = new TestProject(Net("[Block(typeof(Weighed), 4, \"avg\")]"), Weighed);

        var (compilation, _) = project.Generate();

        Assert.Empty(await project.Analyze(compilation));
        Assert.Contains("8x8x3 -> 4", compilation.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Block(typeof(Weighed), 4, \"⟦agv⟧\")]")]
    [InlineData("[Block(typeof(Weighed), 4, With = \"pooling: ⟦agv⟧\")]")]
    public async Task A_word_that_is_no_choice_is_reported_at_the_argument(string block)
    {
        var source = MarkedSource.Parse(Net(block));

        var diagnostic = Assert.Single(await new TestProject(source.Text, Weighed).Analyze());

        Assert.Equal("NDSL2109", diagnostic.Id);
        Assert.Equal("NDSL2109: 'pooling' of 'Weighed' knows none, avg and max, but not 'agv'; write 'avg'", $"{diagnostic.Id}: {diagnostic.GetMessage()}");
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Fact]
    public async Task A_word_that_is_no_choice_is_reported_in_With()
    {
        var source = MarkedSource.Parse(""""
            using NetDsl;
            [Network("network A(pooling: none | avg) { input 8x8x3; relu; when pooling == avg { globalavgpool } }", With = "pooling: ⟦agv⟧")]
            public partial class Net;
            """");

        var diagnostic = Assert.Single(await new TestProject(source.Text).Analyze());

        Assert.Equal(("NDSL2109", source.Spans[0]), (diagnostic.Id, diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task A_gate_by_attributes_is_a_product_of_two_names()
    {
        var project = new TestProject("""
            using NetDsl;
            [Network]
            [Input(8, 8, 4, Name = "x")]
            [GlobalAvgPool]
            [Dense(4, Activation = Activation.Sigmoid, Name = "factors")]
            [Multiply("x", "factors")]
            [ExpectOutput(8, 8, 4)]
            public partial class Net;
            """);

        Assert.Empty(await project.Analyze(project.Generate().Compilation));
    }

    private static string Net(string block) => $$"""
        using NetDsl;
        namespace Shop;
        [Network]
        [Input(8, 8, 3)]
        {{block}}
        public partial class Net;
        """;
}
