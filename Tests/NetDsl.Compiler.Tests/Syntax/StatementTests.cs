using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

public sealed class StatementTests
{
    [Theory]
    [InlineData("relu", "apply relu")]
    [InlineData("input 28x28x1", "apply input | 28x28x1")]
    [InlineData("conv2d 6, 5x5, padding: same", "apply conv2d | 6 | 5x5 | padding: same")]
    [InlineData("conv1: conv2d filters: 6", "\"conv1\": apply conv2d | filters: 6")]
    [InlineData("relu1: relu", "\"relu1\": apply relu")]
    [InlineData("skip: current", "\"skip\": apply current")]
    [InlineData("\"layer{i}\": conv2d f", "\"layer{i}\": apply conv2d | f")]
    [InlineData("droppath drop", "apply droppath | drop")]
    [InlineData("elu -1", "apply elu | <- 1>")]
    [InlineData("dropout p: -rate * 2", "apply dropout | p: <<- rate> * 2>")]
    [InlineData("conv2d max(1, f / 4), 1x1", "apply conv2d | max(1, <f / 4>) | 1x1")]
    [InlineData("labelled \"a b\"", "apply labelled | \"a b\"")]
    [InlineData("zeropad [1, 2]", "apply zeropad | [1, 2]")]
    [InlineData("activate not training", "apply activate | <not training>")]
    public void A_layer_is_applied_to_its_arguments(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("depthwise (k, k), stride: s", "apply depthwise | (k, k) | stride: s")]
    [InlineData("depthwise(k, k)", "value depthwise(k, k)")]
    [InlineData("add(a, b)", "value add(a, b)")]
    [InlineData("h: add(sep(a, f, 5x5), sep(b, f, 3x3))", "\"h\": value add(sep(a, f, 5x5), sep(b, f, 3x3))")]
    [InlineData("h: add (a, b)", "\"h\": apply add | (a, b)")]
    public void A_bracket_right_behind_a_name_is_a_call_and_one_behind_a_space_is_an_argument(string text, string tree) =>
        Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("n: floor(1.5*32)", "\"n\": value floor(<1.5 * 32>)")]
    [InlineData("n: f - 1", "\"n\": value <f - 1>")]
    [InlineData("n: f-1", "\"n\": value <f - 1>")]
    [InlineData("n: f * 2", "\"n\": value <f * 2>")]
    [InlineData("n: skip.channels", "\"n\": value skip.channels")]
    [InlineData("n: a and b", "\"n\": value <a and b>")]
    [InlineData("n: a or b", "\"n\": value <a or b>")]
    [InlineData("n: not a", "\"n\": value <not a>")]
    [InlineData("n: true", "\"n\": value true")]
    [InlineData("n: (3, 4)", "\"n\": value (3, 4)")]
    public void A_name_can_be_given_to_an_expression(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("use LeNet5", "use LeNet5")]
    [InlineData("use keras.VGG16(top: false, 3)", "use keras.VGG16 | top: false | 3")]
    [InlineData("use keras.VGG16 ()", "use keras.VGG16")]
    [InlineData("eyes: use a.b.c(\n1,\n2)", "\"eyes\": use a.b.c | 1 | 2")]
    [InlineData("\"eye{i}\": use Eye", "\"eye{i}\": use Eye")]
    [InlineData("use: relu", "\"use\": apply relu")]
    [InlineData("conv2d use", "apply conv2d | use")]
    public void A_network_is_used_by_its_name_with_arguments_in_brackets(string text, string tree) =>
        Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("repeat 3 { relu }", "repeat 3 {apply relu}")]
    [InlineData("repeat n - 1 { }", "repeat <n - 1> {}")]
    [InlineData("repeat i in 1..6 { relu; relu }", "repeat i 1 6 {apply relu; apply relu}")]
    [InlineData("repeat i in a..b + 1 { relu }", "repeat i a <b + 1> {apply relu}")]
    [InlineData("repeat 2\n{\n relu\n}", "repeat 2 {apply relu}")]
    [InlineData("repeat n carry p { relu }", "repeat n carry p {apply relu}")]
    [InlineData("repeat i in 1..6 carry p,\n q { relu }", "repeat i 1 6 carry p q {apply relu}")]
    [InlineData("each (f, n) in rows carry carry { relu }", "each (f n) rows carry carry {apply relu}")]
    [InlineData("each k in [3, 5, 7] { conv2d k }", "each (k) [3, 5, 7] {apply conv2d | k}")]
    [InlineData("each (f, n) in [(64, 3), (128, 4)] { block1 f }", "each (f n) [(64, 3), (128, 4)] {apply block1 | f}")]
    public void Loops_hold_a_body(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("when a { relu }", "when a {apply relu}")]
    [InlineData("when a > 1 { relu } else { elu }", "when <a > 1> {apply relu} else {apply elu}")]
    [InlineData("when a { relu }\nelse { elu }", "when a {apply relu} else {apply elu}")]
    [InlineData("when a { b } else when c { d } else { e }", "when a {apply b} else {when c {apply d} else {apply e}}")]
    [InlineData("when a { b } else when c { d }", "when a {apply b} else {when c {apply d}}")]
    public void A_condition_chooses_a_body(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("residual { relu }", "residual {apply relu}")]
    [InlineData("r: residual { relu } shortcut { elu }", "\"r\": residual {apply relu} shortcut {apply elu}")]
    [InlineData("residual {\n relu\n}\n\n// why\nshortcut {\n}", "residual {apply relu} shortcut {}")]
    [InlineData("gate { relu; dense 3 }", "gate {apply relu; apply dense | 3}")]
    [InlineData("se: gate\n{\n relu\n}", "\"se\": gate {apply relu}")]
    [InlineData("gate: relu", "\"gate\": apply relu")]
    [InlineData("concat { branch { relu } branch { elu } }", "concat [branch {apply relu} branch {apply elu}]")]
    [InlineData("c: concat axis: 1 { left: branch { relu }\n branch {} }", "\"c\": concat | axis: 1 [\"left\": branch {apply relu} branch {}]")]
    [InlineData("add { branch { relu } }", "add [branch {apply relu}]")]
    [InlineData("add skip", "apply add | skip")]
    [InlineData("concat a, b", "apply concat | a | b")]
    public void Branches_are_joined(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("from x", "from x")]
    [InlineData("from add(a, b)", "from add(a, b)")]
    [InlineData("default batchnorm epsilon: 0.001, momentum: 0.9", "default batchnorm | epsilon: 0.001 | momentum: 0.9")]
    [InlineData("labels a, b, \"c d\"", "labels \"a\" \"b\" \"c d\"")]
    [InlineData("labels a,\n  b,\n\n  c", "labels \"a\" \"b\" \"c\"")]
    [InlineData("loss crossentropy", "loss crossentropy")]
    [InlineData("loss crossentropy smoothing: 0.1", "loss crossentropy | smoothing: 0.1")]
    [InlineData("expect parameters == 61_706", "expect parameters == 61706")]
    [InlineData("expect field >= 14x14", "expect field >= 14x14")]
    [InlineData("expect macs <= 2 * 1000", "expect macs <= <2 * 1000>")]
    public void The_other_statements_begin_with_their_word(string text, string tree) => Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("from: relu", "\"from\": apply relu")]
    [InlineData("repeat: conv2d 1", "\"repeat\": apply conv2d | 1")]
    [InlineData("conv2d branch, from: 3", "apply conv2d | branch | from: 3")]
    [InlineData("repeats 3", "apply repeats | 3")]
    [InlineData("carry 3", "apply carry | 3")]
    public void A_word_is_a_keyword_only_where_it_begins_a_statement(string text, string tree) =>
        Assert.Equal(tree, TreeDump.Statements(text));

    [Fact]
    public void Spans_of_statements_reach_from_the_label_to_the_last_brace()
    {
        const string Text = "  c: conv2d 6, 5x5  // six\nr: residual { relu } shortcut { elu } ; when a { b } else { d }\nexpect field >= 3";
        var statements = TreeDump.Parse(Text).Networks[0].Body.Statements;
        Assert.Equal(
            ["c: conv2d 6, 5x5", "r: residual { relu } shortcut { elu }", "when a { b } else { d }", "expect field >= 3"],
            statements.Select(statement => statement.Span.Text));
        var apply = Assert.IsType<ApplySyntax>(statements[0]);
        Assert.Equal(["c", "conv2d", "6", "5x5"], [apply.Label!.Span.Text, apply.Callee.Span.Text, .. apply.Arguments.Select(a => a.Span.Text)]);
        var residual = Assert.IsType<ResidualSyntax>(statements[1]);
        Assert.Equal(["{ relu }", "{ elu }"], [residual.Body.Span.Text, residual.Shortcut!.Span.Text]);
        var choice = Assert.IsType<WhenSyntax>(statements[2]);
        Assert.Equal(["{ b }", "{ d }"], [choice.Then.Span.Text, choice.Else!.Span.Text]);
        Assert.Equal(">=", Assert.IsType<ExpectSyntax>(statements[3]).OperatorSpan.Text);
    }

    [Fact]
    public void An_else_when_is_a_statement_of_its_own_in_the_else()
    {
        var choice = Assert.IsType<WhenSyntax>(TreeDump.Parse("when a { b } else when c { d } else { e }").Networks[0].Body.Statements[0]);
        var inner = Assert.IsType<WhenSyntax>(Assert.Single(choice.Else!.Statements));
        Assert.Equal("when c { d } else { e }", inner.Span.Text);
        Assert.Equal("when a { b } else when c { d } else { e }", choice.Span.Text);
    }

    [Fact]
    public void A_label_without_expressions_has_a_plain_name()
    {
        var statements = TreeDump.Parse("a: relu; \"b c\": relu; \"d{i}\": relu").Networks[0].Body.Statements;
        Assert.Equal(["a", "b c", null], statements.Select(statement => ((ApplySyntax)statement).Label!.PlainName));
    }
}
