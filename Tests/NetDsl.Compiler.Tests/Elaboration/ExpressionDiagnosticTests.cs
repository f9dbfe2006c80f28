namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Mistakes in expressions: exact place and sentence of each. A text that begins with '!' is whole, others stand behind an input.</summary>
public sealed class ExpressionDiagnosticTests
{
    [Theory]
    [InlineData(
        "conv2d 1 + true, 1x1",
        "NDSL2201 'true': '+' needs numbers, but 'true' is a truth value; give a number")]
    [InlineData(
        "conv2d current + 1, 1x1",
        "NDSL2201 'current': '+' needs numbers, but 'current' is the output of a layer; ask for a number, as in 'current.channels'")]
    [InlineData(
        "conv2d -true, 1x1",
        "NDSL2201 'true': '-' needs numbers, but 'true' is a truth value; give a number")]
    [InlineData(
        "conv2d min(true, 2), 1x1",
        "NDSL2201 'true': 'min' needs numbers, but 'true' is a truth value; give a number")]
    [InlineData(
        "conv2d floor(current), 1x1",
        "NDSL2201 'current': 'floor' needs numbers, but 'current' is the output of a layer; ask for a number, as in 'current.channels'")]
    [InlineData(
        "conv2d 3x3 * 2, 1x1",
        "NDSL2201 '3x3': '*' needs numbers, but '3x3' is a size of 2 extents; give a number")]
    [InlineData(
        "conv2d same + 1, 1x1",
        "NDSL2201 'same': '+' needs numbers, but 'same' is a word; give a number")]
    [InlineData(
        "when 3 { elu }",
        "NDSL2202 '3': 'when' needs true or false, but '3' is a whole number; compare it, as in '3 > 0'")]
    [InlineData(
        "when not 3 { elu }",
        "NDSL2202 '3': 'not' needs true or false, but '3' is a whole number; compare it, as in '3 > 0'")]
    [InlineData(
        "when true and 3 { elu }",
        "NDSL2202 '3': 'and' needs true or false, but '3' is a whole number; compare it, as in '3 > 0'")]
    [InlineData(
        "when current { elu }",
        "NDSL2202 'current': 'when' needs true or false, but 'current' is the output of a layer; compare it, as in 'current.channels > 0'")]
    [InlineData(
        "when 1 == true { elu }",
        "NDSL2203 '1 == true': '==' compares two values of one kind, but '1' is a whole number and 'true' is a truth value; compare numbers, truth values, words or sizes with their like")]
    [InlineData(
        "when (1, 2) == (1, 2) { elu }",
        "NDSL2203 '(1, 2) == (1, 2)': '==' compares two values of one kind, but '(1, 2)' is 2 values in brackets and '(1, 2)' is 2 values in brackets; compare numbers, truth values, words or sizes with their like")]
    [InlineData(
        "conv2d 1 / 0, 1x1",
        "NDSL2204 '0': '1 / 0' divides by '0', which is 0; divide by another number, or guard it with 'when'")]
    [InlineData(
        "conv2d 1 % (3 - 3), 1x1",
        "NDSL2204 '(3 - 3)': '1 % (3 - 3)' divides by '(3 - 3)', which is 0; divide by another number, or guard it with 'when'")]
    [InlineData(
        "conv2d 1.5 / 0.0, 1x1",
        "NDSL2204 '0.0': '1.5 / 0.0' divides by '0.0', which is 0; divide by another number, or guard it with 'when'")]
    [InlineData(
        "conv2d 9223372036854775807 + 1, 1x1",
        "NDSL2205 '9223372036854775807 + 1': '9223372036854775807 + 1' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers")]
    [InlineData(
        "conv2d 1e308 * 10, 1x1",
        "NDSL2205 '1e308 * 10': '1e308 * 10' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers")]
    [InlineData(
        "conv2d -(-9223372036854775807 - 1), 1x1",
        "NDSL2205 '-(-9223372036854775807 - 1)': '-(-9223372036854775807 - 1)' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers")]
    [InlineData(
        "conv2d floor(1e300), 1x1",
        "NDSL2205 'floor(1e300)': 'floor(1e300)' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers")]
    [InlineData(
        "conv2d abs(-9223372036854775807 - 1), 1x1",
        "NDSL2205 'abs(-9223372036854775807 - 1)': 'abs(-9223372036854775807 - 1)' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers")]
    [InlineData(
        "conv2d floor(1, 2), 1x1",
        "NDSL2206 'floor(1, 2)': 'floor' takes one number, but got 2; write it as in 'floor(1.5)'")]
    [InlineData(
        "conv2d min(1), 1x1",
        "NDSL2206 'min(1)': 'min' takes two or more numbers, but got 1; write it as in 'min(1, 2)'")]
    [InlineData(
        "conv2d max(a: 1, b: 2), 1x1",
        "NDSL2206 'a: 1': 'max' takes two or more numbers, but got the name 'a'; write it as in 'max(1, 2)'")]
    [InlineData(
        "conv2d ceil(), 1x1",
        "NDSL2206 'ceil()': 'ceil' takes one number, but got 0; write it as in 'ceil(1.5)'")]
    [InlineData(
        "conv2d divisible(64), 1x1",
        "NDSL2206 'divisible(64)': 'divisible' takes two numbers, but got 1; write it as in 'divisible(1.1 * 32, 8)'")]
    [InlineData(
        "conv2d divisible(64, 0), 1x1",
        "NDSL2206 '0': 'divisible' takes a whole number from 1 on to be divisible by, but got 0; write it as in 'divisible(1.1 * 32, 8)'")]
    [InlineData(
        "\"block{letter(27)}\": relu",
        "NDSL2206 '27': 'letter' takes a whole number from 1 to 26, but got 27; write it as in 'letter(1)'")]
    [InlineData(
        "from 3",
        "NDSL2207 '3': 'from' needs the output of a layer, but '3' is a whole number; give the name of a layer, or 'current'")]
    [InlineData(
        "add 5",
        "NDSL2207 '5': 'add' needs the output of a layer, but '5' is a whole number; give the name of a layer, or 'current'")]
    [InlineData(
        "concat 3x3",
        "NDSL2207 '3x3': 'concat' needs the output of a layer, but '3x3' is a size of 2 extents; give the name of a layer, or 'current'")]
    [InlineData(
        "x: add(current, 1)",
        "NDSL2207 '1': 'add' needs the output of a layer, but '1' is a whole number; give the name of a layer, or 'current'")]
    [InlineData(
        "\"x{current}\": elu",
        "NDSL2208 'current': 'current' is the output of a layer and has no text to stand in a name; put a number or a word into the braces")]
    [InlineData(
        "\"x{(1, 2)}\": elu",
        "NDSL2208 '(1, 2)': '(1, 2)' is 2 values in brackets and has no text to stand in a name; put a number or a word into the braces")]
    public void A_mistake_is_reported_once_at_the_smallest_place(string text, string expected) =>
        Assert.Equal(expected, Elaborated.FromCase(text).Messages);
}
