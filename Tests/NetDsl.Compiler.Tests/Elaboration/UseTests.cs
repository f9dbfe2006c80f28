namespace NetDsl.Compiler.Tests.Elaboration;

public sealed class UseTests
{
    private static readonly SourceFile Eye = new("eye.netdsl", """
        block look(f) { conv2d f, 3x3; relu }
        network Eye(image: 32x32x3, f: 8, deep: false) {
            input image
            first: look f
            when deep { second: look 2*f }
            labels a, b
            loss crossentropy
            expect parameters == 1
        }
        """);

    [Fact]
    public void An_imported_network_is_applied_to_the_current_value() => Assert.Equal(
        "conv1 6x6x2 | first.conv1 4x4x8 | first.relu1 4x4x8 | globalpool1 8",
        Elaborated.From("import \"eye.netdsl\"\ninput 8x8x4; conv2d 2, 3x3; use Eye; globalavgpool", "", Eye).Layers);

    [Fact]
    public void A_name_stands_before_the_names_inside_and_names_the_value() => Assert.Equal(
        "eye.first.conv1 6x6x8 | eye.first.relu1 6x6x8 | globalpool1 4 | globalpool2 8",
        Elaborated.From("import \"eye.netdsl\"\nx: input 8x8x4; eye: use Eye; from x; globalavgpool; from eye; globalavgpool", "", Eye).Layers);

    [Fact]
    public void The_input_of_a_network_that_begins_is_called_input_whatever_name_stands_before()
    {
        var graph = Elaborated.From("import \"eye.netdsl\"\neye: use Eye(image: 9x8x2); from input; flatten", "", Eye).Sound;

        Assert.Equal("input", graph.Input.Name);
        Assert.Equal("9x8x2", graph.Input.Output.ToString());
        Assert.Equal("eye.first.conv1", graph.Nodes[1].Name);
    }

    [Fact]
    public void A_network_that_begins_with_another_one_can_be_a_part_itself() => Assert.Equal(
        "conv1 10x10x2 | first.conv1 8x8x8 | first.relu1 8x8x8 | conv2 8x8x1 | pool1 5x5x2",
        Elaborated.From(
            "import \"eye.netdsl\"\nnetwork A { use Eye; conv2d 1, 1x1; from input; maxpool 2x2 }\nnetwork Net { input 12x12x3; conv2d 2, 3x3; use A }",
            "",
            Eye).Layers);

    [Fact]
    public void A_network_that_is_used_too_often_is_not_blamed_on_its_arguments() => Elaborated.From(
        "input 64x64x3; repeat i in 1..2000 { \"e{i}\": use keras.EfficientNetB0(top: false); from input }", "").Reports(
        "NDSL2306",
        "keras.EfficientNetB0",
        "'e405.block6c.project_bn' would be one layer more than the 100,000 that a network can have; use smaller counts in its loops");

    [Fact]
    public void An_argument_that_the_used_network_takes_is_sent_there() => Elaborated.From("use classic.LeNet5", "top: false").Reports(
        "NDSL2103",
        "top",
        "'Net' has no argument 'top'; write it in the brackets behind the network that takes it, as in 'use classic.LeNet5(top: ...)'");

    [Fact]
    public void A_block_can_use_a_network() => Assert.Equal(
        "b1.first.conv1 6x6x8 | b1.first.relu1 6x6x8 | b2.first.conv1 4x4x8 | b2.first.relu1 4x4x8",
        Elaborated.From("import \"eye.netdsl\"\nblock b() { use Eye }\ninput 8x8x4; b; b", "", Eye).Layers);

    [Fact]
    public void An_image_that_an_argument_makes_too_small_is_marked_in_the_argument()
    {
        const string Text = "network N(image: 32x32x3) { input image; conv2d 8, 9x9; maxpool 2x2; conv2d 8, 3x3 }";

        Elaborated.From(Text, "image: 12x10x3").Reports(
            "NDSL3201",
            "12x10x3",
            "'Net' does not fit an image of 12 x 10 x 3: 'conv2' has a 3 x 3 kernel, but its input from 'pool1' is 2 x 1 (height 12 -> 4 -> 2); use an image of at least 14 x 14");
        Assert.Equal("14x14x3", Elaborated.From(Text, "image: 12x10x3").Diagnostics[0].Replacement);
    }

    [Fact]
    public void An_argument_of_ones_own_network_is_no_reason_to_hide_the_place_inside() => Assert.StartsWith(
        "NDSL3002 '(k, k)'",
        Elaborated.From("network N(k: 3) { input 8x8x3; conv2d 8, (k, k) }", "k: 9").Messages,
        StringComparison.Ordinal);

    [Fact]
    public void Defaults_of_the_text_do_not_reach_into_a_used_network_nor_its_own_out_of_it() => Assert.Equal(
        "first.conv1 6x6x8 | first.relu1 6x6x8 | conv1 6x6x1",
        Elaborated.From("import \"eye.netdsl\"\ndefault conv2d padding: same\ninput 8x8x4; use Eye; conv2d 1, 3x3", "", Eye).Layers);

    [Fact]
    public void Names_of_the_text_are_not_known_in_a_used_network() => Assert.Equal(
        "NDSL2002 'k': 'k' is no name of a value here; name the value that is meant 'k' before it is used",
        Elaborated.From(
            "import \"n.netdsl\"\nk: 3; input 8x8x4; use N; relu", "", new SourceFile("n.netdsl", "network N { input 8x8x4; conv2d k, 1x1 }")).Messages);

    [Fact]
    public void Arguments_are_evaluated_where_they_are_written() => Assert.Equal(
        "first.conv1 6x6x8 | first.relu1 6x6x8 | second.conv1 4x4x16 | second.relu1 4x4x16",
        Elaborated.From("import \"eye.netdsl\"\ninput 8x8x4; f: 4; use Eye(f: current.channels * 2, deep: f == 4)", "", Eye).Layers);

    [Fact]
    public void Labels_loss_and_contracts_are_not_taken_over()
    {
        var graph = Elaborated.From("import \"eye.netdsl\"\nuse Eye; globalavgpool", "", Eye).Sound;

        Assert.Empty(graph.Labels);
        Assert.Empty(graph.Contracts);
        Assert.Null(graph.Loss);
    }

    [Fact]
    public void The_text_itself_comes_before_the_library() => Assert.Equal(
        "dense1 3",
        Elaborated.From("network LeNet5 { input 4; dense 3 } network Net { use LeNet5 }").Layers);

    [Fact]
    public void Imported_networks_come_before_the_library_and_must_be_unique()
    {
        var (a, b) = (new SourceFile("a.netdsl", "network LeNet5 { input 4; dense 3 }"), new SourceFile("b.netdsl", "network LeNet5 { input 4; dense 5 }"));

        Assert.Equal("dense1 3", Elaborated.From("import \"a.netdsl\"\nuse LeNet5", "", a).Layers);
        Elaborated.From("import \"a.netdsl\"\nimport \"b.netdsl\"\nuse LeNet5", "", a, b).Reports(
            "NDSL2602", "LeNet5", "'LeNet5' is the name of several networks, one in 'a.netdsl' and one in 'b.netdsl'; rename one of them");
    }

    [Fact]
    public void A_mistake_that_a_network_has_by_itself_is_shown_where_it_is()
    {
        var faulty = new SourceFile("n.netdsl", "network N(f: 4) { input 8x8x4; conv2d f, 99x99; conv2d f, 1x1, stroide: 2 }");

        var diagnostics = Elaborated.From("import \"n.netdsl\"\nuse N(f: 8); relu", "", faulty).Diagnostics;

        Assert.Equal(["NDSL3002 n.netdsl 99x99", "NDSL2103 n.netdsl stroide"], diagnostics.Select(one => $"{one.Rule.Id} {one.Span.Source.Path} {one.Span.Text}"));
    }

    [Fact]
    public void A_mistake_that_comes_of_the_use_is_shown_there_with_the_place_inside()
    {
        var diagnostic = Assert.Single(Elaborated.From("import \"eye.netdsl\"\ninput 4x4x1; use Eye(deep: true)", "", Eye).Diagnostics);

        Assert.Equal(("NDSL2605", "true"), (diagnostic.Rule.Id, diagnostic.Span.Text));
        Assert.Equal(
            "'Eye' cannot be built with 'deep: true': 'second.conv1' has a 3 x 3 kernel, but its input from 'first.relu1' is 2 x 2 (4 -> 2); "
                + "give 'deep' another value, such as false",
            diagnostic.Message);
        Assert.Contains(diagnostic.Related, place => place.Span.Source.Path == "eye.netdsl");
    }

    [Fact]
    public void A_mistake_two_networks_deep_is_shown_at_the_use_that_brings_it()
    {
        const string Text = """
            network A(n: 4) { input 32x32x3; conv2d 8, (n, n) }
            network B(n: 4) { input 32x32x3; use A(n: n) }
            network Net { input 6x6x3; use B(n: 7) }
            """;
        Elaborated.From(Text).Reports(
            "NDSL2605",
            "7",
            "'B' cannot be built with 'n: 7': 'conv1' has a 7 x 7 kernel, but its input from 'input' is 6 x 6; "
                + "give 'n' another value, such as 4");
    }

    [Fact]
    public void The_use_of_another_network_with_a_fixed_argument_that_fails_is_that_networks_own_mistake() => Elaborated.From(
        """
        network A(n: 4) { input 8x8x3; conv2d 8, (n, n) }
        network B(f: 2) { input 8x8x3; use A(n: 9); conv2d f, 1x1 }
        network Net { use B(f: 4) }
        """).Reports(
            "NDSL2605",
            "9",
            "'A' cannot be built with 'n: 9': 'conv1' has a 9 x 9 kernel, but its input from 'input' is 8 x 8; give 'n' another value, such as 4");

    [Fact]
    public void A_missing_argument_is_reported_once()
    {
        const string Text = "network A(n) { input 8x8x3; conv2d n, 1x1 } network Net { use A; flatten; dense 2 }";

        Assert.Equal(("NDSL2101", "A"), Assert.Single(Elaborated.From(Text).Diagnostics.Select(one => (one.Rule.Id, one.Span.Text))));
    }

    [Fact]
    public void A_network_that_was_not_understood_is_not_called_unknown()
    {
        const string Text = "network A( { input 8x8x3 }\nnetwork Net { use A; flatten; dense 2 }";

        Assert.DoesNotContain("NDSL26", Elaborated.From(Text).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_that_use_each_other_in_a_circle_are_reported_where_it_closes() => Elaborated.From(
        "network A { input 4; use B } network B { input 4; relu; use A } network Net { input 4; use B }").Reports(
            "NDSL2603", "B", "network 'B' uses itself (B -> A -> B), so that it would never end; use another network here, or put what both need into a 'block'");

    [Fact]
    public void A_use_behind_an_input_that_only_has_a_name_is_a_second_input() => Assert.StartsWith(
        "NDSL3102 'LeNet5'",
        Elaborated.From("x: input(28x28x1); use LeNet5").Messages,
        StringComparison.Ordinal);

    [Fact]
    public void An_input_behind_a_use_is_a_second_input() => Assert.StartsWith(
        "NDSL3102 'input'",
        Elaborated.From("use LeNet5; input 10; dense 2").Messages,
        StringComparison.Ordinal);

    [Fact]
    public void A_name_that_the_text_has_given_before_is_not_taken_twice() => Elaborated.From(
        "import \"eye.netdsl\"\ninput 8x8x4; first: relu; use Eye", "", Eye).Reports(
            "NDSL2604", "Eye", "'Eye' brings a layer 'first', but that name is taken; put a name before it, as in 'backbone: use Eye'");

    [Fact]
    public void A_use_in_a_loop_is_told_to_count_its_name() => Elaborated.From(
        "import \"eye.netdsl\"\ninput 18x18x4; repeat i in 1..3 { use Eye }", "", Eye).Reports(
            "NDSL2604", "Eye", "'Eye' brings a layer 'first', but that name is taken; put a name before it, as in '\"backbone{i}\": use Eye'");

    [Fact]
    public void What_follows_a_use_that_failed_stays_silent() => Elaborated.From(
        "import \"eye.netdsl\"\ninput 1x1x4; x: use Eye; conv2d x.channels, 99x99; dense 3; labels a, b, c", "", Eye).Reports(
            "NDSL3201", "Eye", "'Eye' does not fit an image of 1 x 1 x 4: 'x.first.conv1' has a 3 x 3 kernel, but its input from 'input' is 1 x 1; use an image of at least 3 x 3");
}
