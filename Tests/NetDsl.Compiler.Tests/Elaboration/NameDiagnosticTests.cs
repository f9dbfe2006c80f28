namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Mistakes in names: exact place and sentence of each. A text that begins with '!' is whole, others stand behind an input.</summary>
public sealed class NameDiagnosticTests
{
    [Theory]
    [InlineData(
        "covn2d 6, 3x3",
        "NDSL2001 'covn2d': 'covn2d' is no layer or block; write 'conv2d'")]
    [InlineData(
        "pool 2",
        "NDSL2001 'pool': 'pool' is no layer or block; write a layer such as 'conv2d', 'maxpool' or 'dense', or declare 'block pool() { ... }'")]
    [InlineData(
        "xyz 6",
        "NDSL2001 'xyz': 'xyz' is no layer or block; write a layer such as 'conv2d', 'maxpool' or 'dense', or declare 'block xyz() { ... }'")]
    [InlineData(
        "a: conv2d 6, 3x3\na",
        "NDSL2001 'a': 'a' is a value and no layer or block; write 'from a' to go on from that value")]
    [InlineData(
        "w: 3\nv: ww\nconv2d w, 1x1",
        "NDSL2001 'ww': 'ww' is no layer or block; write 'w'")]
    [InlineData(
        "conv2d flor(2.5), 1x1",
        "NDSL2001 'flor': 'flor' is no layer or block; write 'floor'")]
    [InlineData(
        "conv2d filtrs, 3x3",
        "NDSL2002 'filtrs': 'filtrs' is no name of a value here; name the value that is meant 'filtrs' before it is used")]
    [InlineData(
        "skip: conv2d 4, 1x1\nadd skpi",
        "NDSL2002 'skpi': 'skpi' is no name of a value here; write 'skip'")]
    [InlineData(
        "conv2d 4, 1x1\nadd conv1",
        "NDSL2002 'conv1': 'conv1' is no name of a value here; name the layer that is meant 'conv1', since unnamed layers are no values")]
    [InlineData(
        "conv2d current.chanels, 1x1",
        "NDSL2003 'chanels': 'current' has no 'chanels'; write 'channels'")]
    [InlineData(
        "conv2d current.depth, 1x1",
        "NDSL2003 'depth': 'current' has no 'depth'; ask for height, width, channels or features")]
    [InlineData(
        "conv2d current.features, 1x1",
        "NDSL2004 'features': 'current' is 8 x 8 x 4 (height x width x channels), without features; ask for 'current.channels'")]
    [InlineData(
        "flatten\ndense current.height",
        "NDSL2004 'height': 'current' is a vector of 256 features, without height; ask for 'current.features'")]
    [InlineData(
        "n: 3\nconv2d n.channels, 1x1",
        "NDSL2004 'channels': 'n' is a whole number, without channels; ask the output of a layer, as in 'current.channels'")]
    [InlineData(
        "a: conv2d 4, 1x1\na: maxpool 2",
        "NDSL2005 'a': 'a' is a name that 'a: conv2d 4, 1x1' has already; write another name, such as 'a2'")]
    [InlineData(
        "conv2d 4, 1x1\nconv1: relu",
        "NDSL2005 'conv1': 'conv1' is a name that 'conv2d 4, 1x1' has already; write another name, such as 'conv2'")]
    [InlineData(
        "n: 1\nn: 2\nconv2d n, 1x1",
        "NDSL2005 'n': 'n' is a name that 'n: 1' has already; write another name, such as 'n2'")]
    [InlineData(
        "\"a.activation\": conv2d 4, 1x1\na: conv2d 4, 1x1, activation: relu",
        "NDSL2005 'relu': 'a.activation' is a name that '\"a.activation\": conv2d 4, 1x1' has already; rename the other one")]
    [InlineData(
        "!block b(f, f) { conv2d f, 1x1 }\ninput 8x8x4\nb 1",
        "NDSL2005 'f': 'f' is a name that 'f, f' has already; write another name, such as 'f2'")]
    [InlineData(
        "repeat 3 { c: conv2d 4, 1x1 }",
        "NDSL2006 'c': 'c' names a layer in each round of a loop, but a name is a key of saved weights and can be given only once; write 'repeat i in 1..3' and \"c{i}\"")]
    [InlineData(
        "repeat k in 1..3 { c: conv2d 4, 1x1 }",
        "NDSL2006 'c': 'c' names a layer in each round of a loop, but a name is a key of saved weights and can be given only once; write \"c{k}\"")]
    [InlineData(
        "each (f, s) in [(1, 1), (2, 1)] { c: conv2d f, 1x1 }",
        "NDSL2006 'c': 'c' names a layer in each round of a loop, but a name is a key of saved weights and can be given only once; write \"c{f}\"")]
    [InlineData(
        "current: conv2d 4, 1x1",
        "NDSL2007 'current': 'current' always means the value before a statement and cannot name anything else; choose another name")]
    [InlineData(
        "!block b(current) { conv2d 1, 1x1 }\ninput 8x8x4\nb 1",
        "NDSL2007 'current': 'current' always means the value before a statement and cannot name anything else; choose another name")]
    [InlineData(
        "\"a b\": relu",
        "NDSL2008 '\"a b\"': \"a b\" makes no name of letters, digits, '_' and '-' in parts between dots; write 'a_b'")]
    [InlineData(
        "\"\": relu",
        "NDSL2008 '\"\"': \"\" makes no name of letters, digits, '_' and '-' in parts between dots; write 'name1'")]
    [InlineData(
        "\"a..b\": relu",
        "NDSL2008 '\"a..b\"': \"a..b\" makes no name of letters, digits, '_' and '-' in parts between dots; write 'a.b'")]
    [InlineData(
        "!block z() { elu }\nblock z() { elu }\ninput 8x8x4\nz",
        "NDSL2009 'z': block 'z' is declared at Net(1,7) already; rename one of the two")]
    [InlineData(
        "!network A { input 3 ; dense 3 }\nnetwork A { input 3 ; dense 3 }",
        "NDSL2009 'A': network 'A' is declared at Net(1,9) already; rename one of the two")]
    [InlineData(
        "!block relu() { elu }\ninput 8x8x4\nelu",
        "NDSL2010 'relu': block 'relu' has the name of a layer, which it would hide; rename the block")]
    [InlineData(
        "!block floor() { elu }\ninput 8x8x4\nfloor",
        "NDSL2010 'floor': block 'floor' has the name of a function, which it would hide; rename the block")]
    public void A_mistake_is_reported_once_at_the_smallest_place(string text, string expected) =>
        Assert.Equal(expected, Elaborated.FromCase(text).Messages);
}
