namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Mistakes in loops, blocks and what a network says of itself: exact place and sentence of each. A text that begins with '!' is whole, others stand behind an input.</summary>
public sealed class LoopDiagnosticTests
{
    [Theory]
    [InlineData(
        "repeat -1 { elu }",
        "NDSL2301 '-1': 'repeat' makes 0 to 100,000 rounds, but got -1; use 0 or more")]
    [InlineData(
        "repeat 1_000_000 { elu }",
        "NDSL2301 '1_000_000': 'repeat' makes 0 to 100,000 rounds, but got 1,000,000; use a smaller count")]
    [InlineData(
        "repeat i in 5..1 { elu }",
        "NDSL2301 '5..1': 'repeat' makes 0 to 100,000 rounds, but got -3; write '1..5'")]
    [InlineData(
        "repeat same { elu }",
        "NDSL2106 'same': 'repeat' needs a whole number, but 'same' is a word; write a number such as '3'")]
    [InlineData(
        "repeat i in 1..9223372036854775807 { elu }",
        "NDSL2301 '1..9223372036854775807': 'repeat' makes 0 to 100,000 rounds, but got 9,223,372,036,854,775,808; use a smaller count")]
    [InlineData(
        "each f in 3 { elu }",
        "NDSL2302 '3': 'each' needs a list, but '3' is a whole number; write the values in brackets, as in '[(64, 3), (128, 4)]'")]
    [InlineData(
        "each (f, g) in [(1, 2), (1, 2, 3)] { conv2d f, g }",
        "NDSL2303 '(1, 2, 3)': '(1, 2, 3)' has 3 values for 2 variables; give one for each of (f, g)")]
    [InlineData(
        "each (f, g) in [4] { conv2d f, g }",
        "NDSL2303 '4': '4' has 1 value for 2 variables; give one for each of (f, g)")]
    [InlineData(
        "!block a() { b }\nblock b() { a }\ninput 8x8x4\na\na",
        "NDSL2304 'a': block 'a' uses itself (a -> b -> a), so that it would never end; put the repetition into a 'repeat'")]
    [InlineData(
        "!block a() { a }\ninput 8x8x4\na",
        "NDSL2304 'a': block 'a' uses itself (a -> a), so that it would never end; put the repetition into a 'repeat'")]
    [InlineData(
        "repeat 2 { elu ; expect parameters == 3 }",
        "NDSL2308 'expect': 'expect' speaks of the whole network, but stands in a part of it (repeat); move it to the end of the network")]
    [InlineData(
        "residual { elu ; loss mse }",
        "NDSL2308 'loss': 'loss' speaks of the whole network, but stands in a part of it (residual); move it to the end of the network")]
    [InlineData(
        "!block b() { elu ; labels a, b }\ninput 2\nb",
        "NDSL2308 'labels': 'labels' speaks of the whole network, but stands in a part of it (block 'b'); move it to the end of the network")]
    [InlineData(
        "concat { branch { elu ; loss mse } branch { } }",
        "NDSL2308 'loss': 'loss' speaks of the whole network, but stands in a part of it (branch); move it to the end of the network")]
    [InlineData(
        "flatten\ndense 2\nlabels a, b\nlabels c, d",
        "NDSL2309 'labels': 'labels' is declared already, as 'labels a, b'; leave one of them out")]
    [InlineData(
        "elu\nloss mse\nloss hinge",
        "NDSL2309 'loss': 'loss' is declared already, as 'loss mse'; leave one of them out")]
    [InlineData(
        "elu\nloss crosentropy",
        "NDSL2501 'crosentropy': 'crosentropy' is no loss; write 'crossentropy'")]
    [InlineData(
        "elu\nloss foo",
        "NDSL2501 'foo': 'foo' is no loss; write crossentropy, binarycrossentropy, mse or hinge")]
    [InlineData(
        "elu\nexpect paramters == 0",
        "NDSL2502 'paramters': 'paramters' is nothing that can be expected; write 'parameters'")]
    [InlineData(
        "elu\nexpect foo == 0",
        "NDSL2502 'foo': 'foo' is nothing that can be expected; write parameters, trainable, field, stride, macs, memory or output")]
    [InlineData(
        "elu\nexpect parameters == 3x3",
        "NDSL2503 '3x3': 'parameters' has 1 number, but 2 are expected; write it as in 'expect parameters == 61_706'")]
    [InlineData(
        "elu\nexpect field >= 1x2x3",
        "NDSL2503 '1x2x3': 'field' has 1 or 2 numbers, but 3 are expected; write it as in 'expect field >= 14x14'")]
    [InlineData(
        "elu\nexpect output == 8x8",
        "NDSL2503 '8x8': 'output' has 1 or 3 numbers, but 2 are expected; write it as in 'expect output == 7x7x512'")]
    [InlineData(
        "elu\nexpect output == true",
        "NDSL2106 'true': 'output' needs a whole number, but 'true' is a truth value; write a number such as '3'")]
    [InlineData(
        "elu\nexpect macs == 1.5",
        "NDSL2108 '1.5': 'macs' needs a whole number, but got 1.5; write 1 or 2")]
    [InlineData(
        "flatten\ndense 2\nlabels a, \"a\"",
        "NDSL2504 '\"a\"': 'a' is a label already, but each output needs its own; rename or leave out one of them")]
    [InlineData(
        "flatten\ndense 2\nlabels a, \"!!\"",
        "NDSL2505 '\"!!\"': '!!' has no letter or digit, so that it makes no member of the enumeration 'Label'; write a name with letters")]
    [InlineData(
        "flatten\ndense 2\nlabels \"half moon\", \"half-moon\"",
        "NDSL2506 '\"half-moon\"': 'half-moon' and 'half moon' both become 'Label.HalfMoon' in C#; rename one of them")]
    public void A_mistake_is_reported_once_at_the_smallest_place(string text, string expected) =>
        Assert.Equal(expected, Elaborated.FromCase(text).Messages);
}
