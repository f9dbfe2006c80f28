namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Values of expressions, read from a name that they are written into.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("2 + 3 * 4", "14")]
    [InlineData("(2 + 3) * 4", "20")]
    [InlineData("2 - 3 - 4", "-5")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 2", "3")]
    [InlineData("6 / -1", "-6")]
    [InlineData("7.5 % 2", "1.5")]
    [InlineData("1.5 * 2", "3")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("9223372036854775806 / 2", "4611686018427387903")]
    [InlineData("ceil(1.2)", "2")]
    [InlineData("ceil(-1.2)", "-1")]
    [InlineData("floor(-2.5)", "-3")]
    [InlineData("floor(7)", "7")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(2.4)", "2")]
    [InlineData("min(3, 1.5)", "1.5")]
    [InlineData("max(1, 4, 3)", "4")]
    [InlineData("abs(-3)", "3")]
    [InlineData("abs(-1.5)", "1.5")]
    [InlineData("max(8, floor((32 * 1.1 + 8 / 2) / 8) * 8)", "32")]
    [InlineData("divisible(32 * 1.1, 8)", "32")]
    [InlineData("divisible(12, 8)", "16")]
    [InlineData("divisible(3, 8)", "8")]
    [InlineData("divisible(16 * 1.2, 8)", "24")] // 16 would lose more than a tenth of 19.2
    [InlineData("divisible(1280 * 3.1, 8)", "3968")]
    public void Numbers(string expression, string value) => AssertValue(expression, value);

    [Theory]
    [InlineData("1 < 2", "true")]
    [InlineData("2 <= 1.5", "false")]
    [InlineData("2 > 1", "true")]
    [InlineData("2 >= 2.0", "true")]
    [InlineData("1 == 1.0", "true")]
    [InlineData("1 != 1", "false")]
    [InlineData("true == false", "false")]
    [InlineData("3x3 == 3x3", "true")]
    [InlineData("3x3 != 5x5", "true")]
    [InlineData("same == valid", "false")]
    [InlineData("not true", "false")]
    [InlineData("true and false", "false")]
    [InlineData("false or true", "true")]
    [InlineData("false and 1 / 0 > 1", "false")]
    [InlineData("true or 1 / 0 > 1", "true")]
    public void Truth_values(string expression, string value) => AssertValue(expression, value);

    [Theory]
    [InlineData("current.channels", "4")]
    [InlineData("current.height * current.width", "64")]
    [InlineData("add(current, current).channels", "4")]
    [InlineData("conv2d(current, 6, 3x3).height", "6")]
    public void Questions_to_values(string expression, string value) => AssertValue(expression, value, isLast: true);

    [Fact]
    public void Letters_are_for_names() => Assert.Equal(
        "block1a block1b block1z",
        Elaborated.Behind("each n in [1, 2, 26] { \"block1{letter(n)}\": relu }").Names);

    [Fact]
    public void Sizes_can_be_asked_too() => Assert.Equal(
        "conv1 8x8x3",
        Elaborated.Behind("k: 3x5\nconv2d k.height, k, padding: (1, 2)").Layers);

    [Fact]
    public void A_vector_has_features() =>
        Assert.Equal("flatten1 256 | dense1 128", Elaborated.Behind("flatten\ndense current.features / 2").Layers);

    [Theory]
    [InlineData("12 / 2.0")]
    [InlineData("1.5 * 4")]
    [InlineData("6.0")]
    public void A_real_number_without_a_fraction_is_whole(string expression) =>
        Assert.Equal("8x8x6", Elaborated.Behind($"conv2d {expression}, 1x1").Output);

    [Fact]
    public void Sizes_are_written_with_x_or_computed_in_brackets()
    {
        Assert.Equal("6x4x2", Elaborated.Behind("conv2d 2, 3x5").Output);
        Assert.Equal("6x4x2", Elaborated.Behind("k: 3\nconv2d 2, (k, k + 2)").Output);
        Assert.Equal("6x6x2", Elaborated.Behind("k: 3\nconv2d 2, k").Output);
    }

    [Fact]
    public void Padding_is_a_word_a_number_or_rows_and_columns_per_side()
    {
        Assert.Equal("8x8x2", Elaborated.Behind("conv2d 2, 3x3, padding: same").Output);
        Assert.Equal("6x6x2", Elaborated.Behind("conv2d 2, 3x3, padding: valid").Output);
        Assert.Equal("10x10x2", Elaborated.Behind("conv2d 2, 3x3, padding: 2").Output);
        Assert.Equal("8x10x2", Elaborated.Behind("conv2d 2, 3x3, padding: (1, 2)").Output);
        Assert.Equal("9x13x2", Elaborated.Behind("conv2d 2, 3x3, padding: (1, 2, 3, 4)").Output);
    }

    private static void AssertValue(string expression, string value, bool isLast = false)
    {
        var names = Elaborated.Behind($"\"v{{{expression}}}\": conv2d 2, 1x1").Sound.Nodes.Select(node => node.Name).ToList();
        if (isLast)
        {
            Assert.Equal("v" + value, names[^1]);
        }
        else
        {
            Assert.Equal(["input", "v" + value], names);
        }
    }
}
