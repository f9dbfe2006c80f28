using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("61_706", "61706")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("0.5", "0.5")]
    [InlineData("1e-3", "0.001")]
    [InlineData("2.5E+2", "250.0")]
    [InlineData("1_000.25", "1000.25")]
    [InlineData("5x5", "5x5")]
    [InlineData("28x28x1", "28x28x1")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"plain\"", "\"plain\"")]
    [InlineData("\"layer{i}.{j + 1}\"", "\"layer{i}.{<j + 1>}\"")]
    [InlineData("\"{{i}}\"", "\"{i}\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"http://x\"", "\"http://x\"")]
    [InlineData("(k, k)", "(k, k)")]
    [InlineData("(7)", "7")]
    [InlineData("((7))", "7")]
    [InlineData("[1, 2, (3, 4)]", "[1, 2, (3, 4)]")]
    [InlineData("[1]", "[1]")]
    [InlineData("skip.channels", "skip.channels")]
    [InlineData("a.b.c", "a.b.c")]
    [InlineData("add(a, b).channels", "add(a, b).channels")]
    [InlineData("floor(1.5 * 32)", "floor(<1.5 * 32>)")]
    [InlineData("sep(h, f, kernel: 5x5)", "sep(h, f, kernel: 5x5)")]
    [InlineData("now()", "now()")]
    [InlineData("trueish + 1", "<trueish + 1>")]
    public void A_value_is_read_as_what_it_says(string text, string tree) =>
        Assert.Equal($"\"v\": value {tree}", TreeDump.Statements($"v: {text}"));

    [Theory]
    [InlineData("1 + 2 * 3", "<1 + <2 * 3>>")]
    [InlineData("1 * 2 + 3", "<<1 * 2> + 3>")]
    [InlineData("1 - 2 - 3", "<<1 - 2> - 3>")]
    [InlineData("8 / 4 % 3 * 2", "<<<8 / 4> % 3> * 2>")]
    [InlineData("(1 + 2) * 3", "<<1 + 2> * 3>")]
    [InlineData("-a * b", "<<- a> * b>")]
    [InlineData("- -a", "<- <- a>>")]
    [InlineData("1 - -1", "<1 - <- 1>>")]
    [InlineData("-a.b", "<- a.b>")]
    [InlineData("a + 1 == b * 2", "<<a + 1> == <b * 2>>")]
    [InlineData("a < 1 and b >= 2 or c != 3", "<<<a < 1> and <b >= 2>> or <c != 3>>")]
    [InlineData("a or b and c", "<a or <b and c>>")]
    [InlineData("not a == b", "<not <a == b>>")]
    [InlineData("not a and b", "<<not a> and b>")]
    [InlineData("not not a", "<not <not a>>")]
    [InlineData("a and not b or c", "<<a and <not b>> or c>")]
    [InlineData("a <= 1", "<a <= 1>")]
    [InlineData("a > 1", "<a > 1>")]
    public void Operators_bind_as_arithmetic_and_logic_have_it(string text, string tree) =>
        Assert.Equal($"\"v\": value {tree}", TreeDump.Statements($"v: {text}"));

    [Theory]
    [InlineData("v: 5x5", "5x5")]
    [InlineData("v: -a * (b + 1)", "-a * (b + 1)")]
    [InlineData("v: ( a )", "( a )")]
    [InlineData("v: max( 1 , b ) // comment", "max( 1 , b )")]
    [InlineData("v: ( 1 , 2 )  ", "( 1 , 2 )")]
    [InlineData("v: [ 1 ]", "[ 1 ]")]
    [InlineData("v: a . b", "a . b")]
    [InlineData("v: \"a{i}\"", "\"a{i}\"")]
    [InlineData("v: not a", "not a")]
    public void The_span_of_a_value_is_its_characters_without_white_space_around(string text, string span) =>
        Assert.Equal(span, ValueOf(text).Span.Text);

    [Fact]
    public void The_parts_of_an_expression_have_spans_of_their_own()
    {
        var sum = Assert.IsType<BinarySyntax>(ValueOf("v: f(a, k: 2)  +  -skip.channels"));
        var call = Assert.IsType<CallSyntax>(sum.Left);
        var minus = Assert.IsType<UnarySyntax>(sum.Right);
        var member = Assert.IsType<MemberSyntax>(minus.Operand);
        Assert.Equal(["f(a, k: 2)", "f", "a", "k: 2", "k", "2"],
            [call.Span.Text, call.Callee.Span.Text, call.Arguments[0].Span.Text, call.Arguments[1].Span.Text, call.Arguments[1].Name!.Span.Text, call.Arguments[1].Value.Span.Text]);
        Assert.Equal(["-skip.channels", "skip.channels", "skip", "channels"],
            [minus.Span.Text, member.Span.Text, member.Target.Span.Text, member.Member.Span.Text]);
    }

    [Fact]
    public void The_parts_of_a_text_have_spans_of_their_own()
    {
        var text = Assert.IsType<TextSyntax>(ValueOf("v: \"a{ i }b{{\""));
        Assert.Equal(["a", "i", "b{{"], text.Parts.Select(part => part.Span.Text));
        Assert.Equal("b{", Assert.IsType<LiteralTextSyntax>(text.Parts[2]).Value);
    }

    [Fact]
    public void A_size_keeps_all_of_its_extents()
    {
        Assert.Equal([28, 14, 3], Assert.IsType<SizeSyntax>(ValueOf("v: 28x14x3")).Extents);
    }

    private static ExpressionSyntax ValueOf(string text)
    {
        var file = TreeDump.Parse(text, out var diagnostics);
        Assert.Empty(diagnostics);
        return Assert.IsType<ValueSyntax>(Assert.Single(file.Networks[0].Body.Statements)).Value;
    }
}
