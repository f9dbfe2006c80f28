using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

public sealed class DeclarationTests
{
    private const string Text = """
        import "shared.netdsl"
        network Small(classes: 10, size: 28x28x1) {
            input size
            unit 4
            dense classes
        }
        block unit(f, s: 1 + 1) {
            conv2d f, 3x3, stride: s
        }
        block plain { relu }
        network Bare
        {
            input 1x1x1
        }
        """;

    [Fact]
    public void Networks_blocks_and_imports_are_sorted_by_kind()
    {
        var file = TreeDump.Parse(Text, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal("\"shared.netdsl\"", TreeDump.Of(Assert.Single(file.Imports).File));
        Assert.Equal(["Small", "Bare"], file.Networks.Select(network => network.Name!.Name));
        Assert.Equal(["unit", "plain"], file.Blocks.Select(block => block.Name.Name));
        Assert.Equal(["apply input | size", "apply unit | 4", "apply dense | classes"], file.Networks[0].Body.Statements.Select(TreeDump.Of));
    }

    [Fact]
    public void Parameters_have_a_default_or_none()
    {
        var file = TreeDump.Parse(Text);
        Assert.Equal(["f", "s: 1 + 1"], file.Blocks[0].Parameters.Select(parameter => parameter.Span.Text));
        Assert.Null(file.Blocks[0].Parameters[0].Default);
        Assert.Equal("<1 + 1>", TreeDump.Of(file.Blocks[0].Parameters[1].Default!));
        Assert.Equal(["classes: 10", "size: 28x28x1"], file.Networks[0].Parameters.Select(parameter => parameter.Span.Text));
        Assert.Empty(file.Blocks[1].Parameters);
        Assert.Empty(TreeDump.Parse("block b() { relu }").Blocks[0].Parameters);
    }

    [Fact]
    public void A_parameter_can_have_choices_of_which_the_first_is_the_default()
    {
        var parameters = TreeDump.Parse("network A(pooling: none | avg |\n max, classes: 10) { relu }").Networks[0].Parameters;
        Assert.Equal(["none", "avg", "max"], parameters[0].Choices.Select(choice => choice.Name));
        Assert.Equal("none", TreeDump.Of(parameters[0].Default!));
        Assert.Equal("pooling: none | avg |\n max", parameters[0].Span.Text);
        Assert.Empty(parameters[1].Choices);
    }

    [Fact]
    public void Declarations_span_from_their_word_to_their_brace()
    {
        var file = TreeDump.Parse(Text);
        Assert.Equal("import \"shared.netdsl\"", file.Imports[0].Span.Text);
        Assert.Equal("block plain { relu }", file.Blocks[1].Span.Text);
        Assert.Equal("{ relu }", file.Blocks[1].Body.Span.Text);
        Assert.Equal("Small", file.Networks[0].Name!.Span.Text);
    }

    [Fact]
    public void Loose_statements_form_one_network_without_a_name_behind_the_others()
    {
        var file = TreeDump.Parse("input 1x1x1\nnetwork A { relu }\ndense 3");
        Assert.Equal(["A", null], file.Networks.Select(network => network.Name?.Name));
        Assert.Equal(["apply input | 1x1x1", "apply dense | 3"], file.Networks[1].Body.Statements.Select(TreeDump.Of));
        Assert.StartsWith("input", file.Networks[1].Span.Text, StringComparison.Ordinal);
        Assert.EndsWith("dense 3", file.Networks[1].Span.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_blocks_alone_declares_no_network_and_is_not_empty()
    {
        var file = TreeDump.Parse("block a { relu }", out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(file.Networks);
    }
}
