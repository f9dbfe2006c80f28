namespace NetDsl.TorchSharp.Tests;

/// <summary>Convolutions, and a dense layer that takes a flattened image channels first.</summary>
[Network("""
    input   28x28x1
    conv2d  6, 5x5, padding: same, activation: relu
    maxpool 2x2
    conv2d  16, 5x5, activation: relu
    maxpool 2x2
    flatten
    dense   120, activation: relu
    dense   84,  activation: relu
    dense   10
    """, Targets = Target.TorchSharp)]
public sealed partial class LeNet5;

/// <summary>Layouts of weights that differ from those of a convolution: depthwise, transposed, normalised, flattened; all extents differ.</summary>
[Network("""
    input   9x7x3
    stem:   conv2d 5, 3x2, padding: same, bias: false
    norm:   batchnorm
    swish
    depth:  depthwise 3x5, padding: same
    up:     conv2dtranspose 4, 3x2, stride: 2
    flatten
    head:   dense 6
    """, Targets = Target.TorchSharp)]
public sealed partial class Mixed;
