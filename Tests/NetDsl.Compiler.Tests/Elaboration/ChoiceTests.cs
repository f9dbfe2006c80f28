namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Parameters that choose between words, and contracts under a condition.</summary>
public sealed class ChoiceTests
{
    private const string Network = """
        network Net(pooling: none | avg | max) {
            input 8x8x4
            relu
            when pooling == avg { globalavgpool } else when pooling == max { globalmaxpool }
        }
        """;

    [Theory]
    [InlineData("", "8x8x4")]
    [InlineData("pooling: none", "8x8x4")]
    [InlineData("pooling: avg", "4")]
    [InlineData("max", "4")]
    public void The_first_word_is_the_default_and_an_argument_chooses_another(string arguments, string output) =>
        Assert.Equal(output, Elaborated.From(Network, arguments).Output);

    [Theory]
    [InlineData("pooling: maxx", "NDSL2109 'maxx': 'pooling' of 'Net' knows none, avg and max, but not 'maxx'; write 'max'")]
    [InlineData("pooling: median", "NDSL2109 'median': 'pooling' of 'Net' knows none, avg and max, but not 'median'; write one of these")]
    [InlineData("pooling: same", "NDSL2109 'same': 'pooling' of 'Net' knows none, avg and max, but not 'same'; write one of these")]
    [InlineData("pooling: Avg", "NDSL2109 'Avg': 'pooling' of 'Net' knows none, avg and max, but not 'Avg'; write 'avg'")]
    [InlineData("pooling: 3", "NDSL2106 '3': 'pooling' of 'Net' needs none, avg or max, but '3' is a whole number; write 'pooling: none'")]
    [InlineData("pooling: true", "NDSL2106 'true': 'pooling' of 'Net' needs none, avg or max, but 'true' is a truth value; write 'pooling: none'")]
    [InlineData("pooling: \"avg\"", "NDSL2106 '\"avg\"': 'pooling' of 'Net' needs none, avg or max, but '\"avg\"' is a text; write 'pooling: avg'")]
    public void A_word_that_is_no_choice_is_one_diagnostic_at_the_argument(string arguments, string message) =>
        Assert.Equal(message, Elaborated.From(Network, arguments).Messages);

    [Fact]
    public void A_block_has_choices_too() => Elaborated.From(
        "block pool(kind: avg | max) { when kind == avg { avgpool 2x2 } else { maxpool 2x2 } }\ninput 8x8x4\npool\npool max\npool kind: mean").Reports(
        "NDSL2109", "mean", "'kind' of 'pool' knows avg and max, but not 'mean'; write one of these");

    [Fact]
    public void A_choice_can_be_handed_on()
    {
        var handed = Elaborated.From(
            """
            block head(pooling: none | avg) { when pooling != none { globalavgpool } }
            network Net(pooling: none | avg) { input 8x8x4; relu; head pooling: pooling }
            """,
            "pooling: avg");
        Assert.Equal("4", handed.Output);
    }

    [Fact]
    public void A_choice_handed_on_is_held_to_the_other_choices() => Elaborated.From(
        """
        block head(pooling: none | avg) { when pooling != none { globalavgpool } }
        network Net(pooling: none | avg | max) { input 8x8x4; relu; head pooling: pooling }
        """,
        "pooling: max").Reports("NDSL2109", "pooling", "'pooling' of 'head' knows none and avg, but not 'max'; write one of these");

    [Fact]
    public void A_value_hides_no_choice()
    {
        var text = """
            block head(pooling: none | avg) { avg: 5; when pooling == avg { conv2d avg, 1x1 } }
            network Net { input 8x8x4; avg: globalavgpool; from input; relu; head avg }
            """;
        Assert.Equal("8x8x5", Elaborated.From(text).Output);
    }

    [Fact]
    public void A_choice_is_an_activation_or_a_padding_as_well()
    {
        var text = """
            block unit(f, act: none | relu, pad: same | valid) { conv2d f, 3x3, padding: pad, activation: act }
            input 8x8x4
            unit 3
            unit 5, relu, valid
            """;
        Assert.Equal("unit1.conv1 8x8x3 | unit2.conv1 6x6x5 | unit2.conv1.activation 6x6x5", Elaborated.From(text).Layers);
    }

    [Theory]
    [InlineData("when pooling == avgg { relu }", "NDSL2109 'avgg': 'pooling' knows none, avg and max, but not 'avgg'; write 'avg'")]
    [InlineData("when mux != pooling { relu }", "NDSL2109 'mux': 'pooling' knows none, avg and max, but not 'mux'; write 'max'")]
    [InlineData(
        "when pooling == 3 { relu }",
        "NDSL2203 'pooling == 3': '==' compares two values of one kind, but 'pooling' is a word and '3' is a whole number; compare numbers, truth values, words or sizes with their like")]
    [InlineData("when pooling { relu }", "NDSL2202 'pooling': 'when' needs true or false, but 'pooling' is a word; compare it, as in 'pooling == max'")]
    public void A_comparison_with_what_no_choice_can_be_is_a_mistake(string statement, string message) =>
        Assert.Equal(message, Elaborated.From($"network Net(pooling: none | avg | max) {{ input 8x8x4; elu; {statement} }}").Messages);

    [Fact]
    public void The_sides_of_a_comparison_can_be_exchanged() => Assert.Equal(
        "4", Elaborated.From("network Net(pooling: none | avg) { input 8x8x4; when avg == pooling { globalavgpool } }", "pooling: avg").Output);

    [Fact]
    public void Expectations_can_stand_under_a_condition()
    {
        const string Text = """
            network Net(top: true, classes: 10) {
                input 8x8x4
                globalavgpool
                when top { dense classes }
                when top and classes == 10 { expect parameters == 50 } else when not top { expect output == 4 }
            }
            """;

        Assert.Equal("parameters 50", Contracts(""));
        Assert.Equal("", Contracts("classes: 12"));
        Assert.Equal("output 4", Contracts("top: false"));

        static string Contracts(string arguments) => string.Join(
            ", ", Elaborated.From(Text, arguments).Sound.Contracts.Select(contract => $"{contract.Fact} {contract.Expected.Single()}"));
    }

    [Fact]
    public void A_faulty_network_declares_the_labels_of_all_conditions()
    {
        var code = NetDsl.Compiler.Tests.Specs.SpecCompilation.Compile(
            "input 8\nfine: true\ndens 2\nwhen fine { labels yes, no } else { labels good, bad, no }").Code;
        Assert.Contains("enum Label", code, StringComparison.Ordinal);
        Assert.All(["Yes", "No", "Good", "Bad"], label => Assert.Contains(label, code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_condition_in_a_loop_makes_an_expectation_no_statement_about_the_whole() => Elaborated.Behind(
        "repeat 2 { elu; when true { expect parameters == 0 } }").Reports(
        "NDSL2308", "expect", "'expect' speaks of the whole network, but stands in a part of it (repeat); move it to the end of the network");
}
