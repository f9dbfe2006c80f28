namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Mistakes in arguments: exact place and sentence of each. A text that begins with '!' is whole, others stand behind an input.</summary>
public sealed class ArgumentDiagnosticTests
{
    [Theory]
    [InlineData(
        "conv2d",
        "NDSL2101 'conv2d': 'conv2d' needs 'filters' and 'kernel', but got no arguments; add 'filters: 1, kernel: 3x3'")]
    [InlineData(
        "conv2d 6",
        "NDSL2101 'conv2d': 'conv2d' needs 'kernel', but got only 'filters: 6'; add 'kernel: 3x3'")]
    [InlineData(
        "!block b(f, g: 1, k) { conv2d f, 1x1 }\ninput 8x8x4\nb 1",
        "NDSL2101 'b': 'b' needs 'k', but got only 'f: 1'; add 'k: 1'")]
    [InlineData(
        "!network A(classes) { input 8 ; dense classes }",
        "NDSL2101 'A': 'Net' needs 'classes', but got no arguments; add 'classes: 1'")]
    [InlineData(
        "conv2d 1, 3x3, 2",
        "NDSL2102 '2': 'conv2d' takes 2 arguments without a name, but got 3; leave out '2' or name it: stride, dilation, groups, padding, bias, init, algorithm or activation")]
    [InlineData(
        "relu 1",
        "NDSL2102 '1': 'relu' takes 0 arguments without a name, but got 1; leave out '1'")]
    [InlineData(
        "!block b(f) { conv2d f, 1x1 }\ninput 8x8x4\nb 1, 2",
        "NDSL2102 '2': 'b' takes 1 argument without a name, but got 2; leave out '2'")]
    [InlineData(
        "conv2d 6, 5x5,\nflatten",
        "NDSL2102 'flatten': 'conv2d' takes 2 arguments without a name, but got 3; remove the comma at the end of the line before 'flatten'")]
    [InlineData(
        "conv2d 1, 3x3, pading: same",
        "NDSL2103 'pading': 'conv2d' has no argument 'pading'; write 'padding'")]
    [InlineData(
        "relu slope: 1",
        "NDSL2103 'slope': 'relu' has no argument 'slope'; leave it out")]
    [InlineData(
        "maxpool 2, activation: relu",
        "NDSL2103 'activation': 'maxpool' has no argument 'activation'; write the activation as a layer of its own behind it")]
    [InlineData(
        "conv2d filtrs: 1, kernel: 3x3",
        "NDSL2103 'filtrs': 'conv2d' has no argument 'filtrs'; write 'filters'")]
    [InlineData(
        "!block b(width) { conv2d width, 1x1 }\ninput 8x8x4\nb widht: 3",
        "NDSL2103 'widht': 'b' has no argument 'widht'; write 'width'")]
    [InlineData(
        "flatten\nloss crossentropy from: 3",
        "NDSL2103 'from': 'crossentropy' has no argument 'from'; leave it out")]
    [InlineData(
        "conv2d 1, 3x3, filters: 2",
        "NDSL2104 'filters: 2': 'conv2d' got 'filters' twice, as '1' and as 'filters: 2'; leave one of them out")]
    [InlineData(
        "conv2d 1, 3x3, bias: true, bias: false",
        "NDSL2104 'bias: false': 'conv2d' got 'bias' twice, as 'bias: true' and as 'bias: false'; leave one of them out")]
    [InlineData(
        "conv2d filters: 1, 3x3",
        "NDSL2105 '3x3': '3x3' has no name, but stands behind an argument that has one; write 'kernel: 3x3'")]
    [InlineData(
        "conv2d true, 3x3",
        "NDSL2106 'true': 'filters' of 'conv2d' needs a whole number, but 'true' is a truth value; write 'filters: 1'")]
    [InlineData(
        "conv2d 6, true",
        "NDSL2106 'true': 'kernel' of 'conv2d' needs a size such as 3x3 (height x width), but 'true' is a truth value; write 'kernel: 3x3'")]
    [InlineData(
        "conv2d 6, (1, 2, 3)",
        "NDSL2106 '(1, 2, 3)': 'kernel' of 'conv2d' needs a size such as 3x3 (height x width), but '(1, 2, 3)' is 3 values in brackets; write 'kernel: 3x3'")]
    [InlineData(
        "conv2d 6, 3x3x3",
        "NDSL2106 '3x3x3': 'kernel' of 'conv2d' needs a size such as 3x3 (height x width), but '3x3x3' is a size of 3 extents; write 'kernel: 3x3'")]
    [InlineData(
        "conv2d 6, 3x3, bias: 1",
        "NDSL2106 '1': 'bias' of 'conv2d' needs true or false, but '1' is a whole number; write 'bias: false'")]
    [InlineData(
        "conv2d 6, 3x3, init: 3",
        "NDSL2106 '3': 'init' of 'conv2d' needs glorot_uniform, glorot_normal, he_uniform, he_normal or zeros, but '3' is a whole number; write 'init: glorot_uniform'")]
    [InlineData(
        "conv2d 6, 3x3, padding: (1, 2, 3)",
        "NDSL2106 '(1, 2, 3)': 'padding' of 'conv2d' needs same, valid, a number, (height, width) or (top, bottom, left, right), but '(1, 2, 3)' is 3 values in brackets; write 'padding: same'")]
    [InlineData(
        "conv2d current, 3x3",
        "NDSL2106 'current': 'filters' of 'conv2d' needs a whole number, but 'current' is the output of a layer; write 'filters: 1'")]
    [InlineData(
        "conv2d \"6\", 3x3",
        "NDSL2106 '\"6\"': 'filters' of 'conv2d' needs a whole number, but '\"6\"' is a text; write 'filters: 6'")]
    [InlineData(
        "conv2d 6, 3x3, activation: 3",
        "NDSL2106 '3': 'activation' of 'conv2d' needs the name of an activation, but '3' is a whole number; write 'activation: relu'")]
    [InlineData(
        "!input 28x28",
        "NDSL2106 '28x28': 'shape' of 'input' needs a shape such as 28x28x1 (height x width x channels) or a number of features, but '28x28' is a size of 2 extents; write '28x28x1' for one channel or '28x28x3' for three")]
    [InlineData(
        "!input true",
        "NDSL2106 'true': 'shape' of 'input' needs a shape such as 28x28x1 (height x width x channels) or a number of features, but 'true' is a truth value; write 'shape: 28x28x1'")]
    [InlineData(
        "dropout same",
        "NDSL2106 'same': 'rate' of 'dropout' needs a number, but 'same' is a word; write 'rate: 0.5'")]
    [InlineData(
        "conv2d same, 3x3",
        "NDSL2106 'same': 'filters' of 'conv2d' needs a whole number, but 'same' is a word; write 'filters: 1'")]
    [InlineData(
        "conv2d 0, 3x3",
        "NDSL2107 '0': 'filters' of 'conv2d' needs at least 1, but got 0; use 1 or more")]
    [InlineData(
        "conv2d 6, 0x3",
        "NDSL2107 '0x3': 'kernel' of 'conv2d' needs at least 1 in height and width, but got 0 x 3; use 1 or more")]
    [InlineData(
        "conv2d 6, 3x3, padding: -1",
        "NDSL2107 '-1': 'padding' of 'conv2d' needs at least 0 on each side, but got -1; use 0 or more")]
    [InlineData(
        "conv2d 6, 3x3, padding: (1, -1)",
        "NDSL2107 '(1, -1)': 'padding' of 'conv2d' needs at least 0 on each side, but got (1, -1); use 0 or more")]
    [InlineData(
        "dropout 1.5",
        "NDSL2107 '1.5': 'rate' of 'dropout' needs less than 1, but got 1.5; use less than 1")]
    [InlineData(
        "dropout 1",
        "NDSL2107 '1': 'rate' of 'dropout' needs less than 1, but got 1; use less than 1")]
    [InlineData(
        "dropout 0.9999999999",
        "NDSL2107 '0.9999999999': 'rate' of 'dropout' needs less than 1, but got 0.9999999999, which single precision rounds to 1; use less than 1")]
    [InlineData(
        "rescale 1e39",
        "NDSL2107 '1e39': 'factor' of 'rescale' needs at most 3.4E+38, but got 1E+39; use 3.4E+38 or less")]
    [InlineData(
        "rescale 1, offset: -1e39",
        "NDSL2107 '-1e39': 'offset' of 'rescale' needs at least -3.4E+38, but got -1E+39; use -3.4E+38 or more")]
    [InlineData(
        "dropout -0.1",
        "NDSL2107 '-0.1': 'rate' of 'dropout' needs at least 0, but got -0.1; use 0 or more")]
    [InlineData(
        "conv2d 99999999999, 3x3",
        "NDSL2107 '99999999999': 'filters' of 'conv2d' needs at most 2,147,483,647, but got 99999999999; use 2,147,483,647 or less")]
    [InlineData(
        "conv2d 6, 3x3, stride: 40000",
        "NDSL2107 '40000': 'stride' of 'conv2d' needs at most 32,767 in height and width, but got 40000; use 32,767 or less")]
    [InlineData(
        "!input 0x8x4",
        "NDSL2107 '0x8x4': 'shape' of 'input' needs at least 1 in each axis, but got 0 x 8 x 4; use 1 or more")]
    [InlineData(
        "!input -3",
        "NDSL2107 '-3': 'shape' of 'input' needs at least 1 in each axis, but got -3; use 1 or more")]
    [InlineData(
        "conv2d 7/2, 3x3",
        "NDSL2108 '7/2': 'filters' of 'conv2d' needs a whole number, but '7/2' is 3.5; write 'floor(7/2)' for 3 or 'ceil(7/2)' for 4")]
    [InlineData(
        "conv2d 6.5, 3x3",
        "NDSL2108 '6.5': 'filters' of 'conv2d' needs a whole number, but got 6.5; write 6 or 7")]
    [InlineData(
        "conv2d 6, (1.5, 2)",
        "NDSL2108 '(1.5, 2)': 'kernel' of 'conv2d' needs a whole number, but got 1.5; write 1 or 2")]
    [InlineData(
        "repeat 1.5 { elu }",
        "NDSL2108 '1.5': 'repeat' needs a whole number, but got 1.5; write 1 or 2")]
    [InlineData(
        "conv2d 6, 3x3, padding: smae",
        "NDSL2109 'smae': 'padding' of 'conv2d' knows same and valid, but not 'smae'; write 'same'")]
    [InlineData(
        "conv2d 6, 3x3, init: he",
        "NDSL2109 'he': 'init' of 'conv2d' knows glorot_uniform, glorot_normal, he_uniform, he_normal and zeros, but not 'he'; write one of these")]
    [InlineData(
        "conv2d 6, 3x3, activation: rellu",
        "NDSL2109 'rellu': 'activation' of 'conv2d' knows relu, leakyrelu, elu, sigmoid, tanh, softmax, relu6, selu, gelu, swish, mish, softplus, hardsigmoid, hardswish and none, but not 'rellu'; write 'relu'")]
    [InlineData(
        "conv2d 6, 3x3, activation: conv2d",
        "NDSL2109 'conv2d': 'activation' of 'conv2d' knows relu, leakyrelu, elu, sigmoid, tanh, softmax, relu6, selu, gelu, swish, mish, softplus, hardsigmoid, hardswish and none, but not 'conv2d'; write one of these")]
    [InlineData(
        "default conv2d 3x3",
        "NDSL2110 '3x3': a default of 'conv2d' needs the name of its argument, but '3x3' has none; name it: filters, kernel, stride, dilation, groups, padding, bias, init, algorithm or activation")]
    [InlineData(
        "default conv2d pading: same",
        "NDSL2103 'pading': 'conv2d' has no argument 'pading'; write 'padding'")]
    [InlineData(
        "default covn2d padding: same",
        "NDSL2001 'covn2d': 'covn2d' is no layer or block; write 'conv2d'")]
    [InlineData(
        "default conv2d padding: smae",
        "NDSL2109 'smae': 'padding' of 'conv2d' knows same and valid, but not 'smae'; write 'same'")]
    [InlineData(
        "!block b(f: 1) { conv2d f, 1x1 }\ninput 8x8x4\ndefault b f: 3\nb",
        "NDSL2111 'b': 'b' is a block, but 'default' is for layers; write the value behind the block's parameter, as in 'block b(f: 64)'")]
    public void A_mistake_is_reported_once_at_the_smallest_place(string text, string expected) =>
        Assert.Equal(expected, Elaborated.FromCase(text).Messages);
}
