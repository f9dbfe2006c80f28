namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Mistakes in the graph as a whole: exact place and sentence of each. A text that begins with '!' is whole, others stand behind an input.</summary>
public sealed class GraphDiagnosticTests
{
    [Theory]
    [InlineData(
        "!conv2d 3, 3x3\nelu",
        "NDSL3101 'conv2d': 'conv2d' stands before any input; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!residual { elu }",
        "NDSL3101 'residual': 'residual' stands before any input; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!add { branch { elu } branch { } }",
        "NDSL3101 'add': 'add' stands before any input; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!expect parameters == 3",
        "NDSL3101 '': 'Net' has no layers; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!network Empty { }",
        "NDSL3101 'Empty': 'Net' has no layers; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!conv2d current.channels, 1x1",
        "NDSL3101 'conv2d': 'conv2d' stands before any input; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "!elu\ninput 8x8x4",
        "NDSL3101 'elu': 'elu' stands before any input; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)")]
    [InlineData(
        "elu\ninput 8x8x4",
        "NDSL3102 'input': 'input' stands in 'Net' a second time, but a network has one; leave it out, or go on from the first with 'from input'")]
    [InlineData(
        "!block b() { input 3 }\ninput 8x8x4\nelu\nb",
        "NDSL3102 'input': 'input' stands in 'Net' a second time, but a network has one; leave it out, or go on from the first with 'from input'")]
    [InlineData(
        "",
        "NDSL3103 'input': 'Net' returns its input of 8 x 8 x 4 as it is; add a layer, or leave out the last 'from'")]
    [InlineData(
        "elu\nfrom input",
        "NDSL3103 'input': 'Net' returns its input of 8 x 8 x 4 as it is; add a layer, or leave out the last 'from'")]
    [InlineData(
        "concat { branch { elu } }",
        "NDSL3104 'concat': 'concat' joins two or more values, but got 1; name another one, as in 'concat(current, skip)', or add a 'branch { ... }'")]
    [InlineData(
        "add",
        "NDSL3104 'add': 'add' joins two or more values, but got 1; name another one, as in 'add(current, skip)', or add a 'branch { ... }'")]
    [InlineData(
        "x: concat()",
        "NDSL3104 'concat': 'concat' joins two or more values, but got 0; name another one, as in 'concat(current, skip)', or add a 'branch { ... }'")]
    [InlineData(
        "x: add(current)",
        "NDSL3104 'add': 'add' joins two or more values, but got 1; name another one, as in 'add(current, skip)', or add a 'branch { ... }'")]
    [InlineData(
        "residual { conv2d 8, 3x3, stride: 2, padding: same }",
        "NDSL3105 'residual': 'residual' adds what its layers give to what they start from, but 'conv1' gives 4 x 4 x 8 and 'input' gives 8 x 8 x 4 (height 4 against 8, width 4 against 8, channels 8 against 4); add 'shortcut { conv2d 8, 1x1, stride: 2 }'")]
    [InlineData(
        "residual { conv2d 4, 3x3 } shortcut { }",
        "NDSL3105 'residual': 'residual' adds what its layers give to what they start from, but 'conv1' gives 6 x 6 x 4 and 'input' gives 8 x 8 x 4 (height 6 against 8, width 6 against 8); give 'conv1' 'padding: same'")]
    [InlineData(
        "flatten\nresidual { dense 10 }",
        "NDSL3105 'residual': 'residual' adds what its layers give to what they start from, but 'dense1' gives 10 and 'flatten1' gives 256 (features 10 against 256); add 'shortcut { dense 10 }'")]
    [InlineData(
        "residual { conv2d 8, 1x1 }",
        "NDSL3105 'residual': 'residual' adds what its layers give to what they start from, but 'conv1' gives 8 x 8 x 8 and 'input' gives 8 x 8 x 4 (channels 8 against 4); add 'shortcut { conv2d 8, 1x1 }'")]
    [InlineData(
        "flatten\ndense 10\nlabels a, b",
        "NDSL3106 'a, b': 'Net' returns 10 values, but has 2 labels; declare 8 more, or give 'dense1' 2 units")]
    [InlineData(
        "flatten\ndense 1\nlabels a, b",
        "NDSL3106 'a, b': 'Net' returns 1 value, but has 2 labels; leave out 1, or give 'dense1' 2 units")]
    [InlineData(
        "flatten\nlabels a, b",
        "NDSL3106 'a, b': 'Net' returns 256 values, but has 2 labels; declare 254 more")]
    [InlineData(
        "conv2d 2, 1x1\nlabels a, b",
        "NDSL3107 'a, b': 'Net' has labels, but returns 8 x 8 x 2 (height x width x channels) from 'conv1'; end it with 'globalavgpool', or with 'flatten' and 'dense'")]
    [InlineData(
        "conv2d 2, 1x1\nloss hinge",
        "NDSL3108 'hinge': 'hinge' needs a vector, but 'Net' returns 8 x 8 x 2 (height x width x channels) from 'conv1'; end it with 'globalavgpool', or with 'flatten' and 'dense'")]
    [InlineData(
        "flatten\ndense 1\nloss crossentropy",
        "NDSL3109 'crossentropy': 'crossentropy' needs 2 or more values, one for each class, but 'Net' returns 1 from 'dense1'; write 'binarycrossentropy', or give 'dense1' 2 units")]
    public void A_mistake_is_reported_once_at_the_smallest_place(string text, string expected) =>
        Assert.Equal(expected, Elaborated.FromCase(text).Messages);
}
