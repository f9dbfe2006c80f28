using NetDsl;

namespace NetworkTests.Networks;

/// <summary>Transposed convolutions with every kind of padding, strides beyond the kernel, dilation, and what is left open at the end.</summary>
[Network("""
    input           4x5x3
    conv2dtranspose 5, 3x2, stride: 2x3, padding: (1, 0, 0, 1), activation: tanh
    conv2dtranspose 17, 2x3, dilation: (2, 1), padding: same, bias: false
    conv2dtranspose 4, 4x3, stride: 2, padding: same
    avgpool         3x4
    conv2dtranspose 3, 1x2, stride: 3x2
    conv2dtranspose 2, 3x3, stride: 2, padding: 1, outputpadding: 1, activation: leakyrelu
    """)]
public sealed partial class TransposedLayers;

/// <summary>Transposed convolutions with a batch norm and an activation behind them, one in front of the first weight.</summary>
[Network("""
    input 3x4x16
    conv2dtranspose 18, 2x2, stride: 2, bias: false
    batchnorm
    relu
    conv2dtranspose 8, 3x3, stride: 2, padding: same // allow NDSL4002
    batchnorm scale: false
    globalavgpool
    dense 3
    """)]
public sealed partial class TransposedNorms;

/// <summary>Upsampling by factors of their own, both ways, and on images of one row.</summary>
[Network("""
    input    3x4x3
    conv2d   9, 1x1
    upsample 2
    conv2d   17, 3x2
    upsample (3, 2), mode: bilinear
    maxpool  4x3
    conv2d   4, 3x2
    upsample (4, 5), mode: bilinear
    upsample 1
    conv2d   2, 1x1
    upsample (1, 3)
    """)]
public sealed partial class Upsampled;

/// <summary>Adaptive pooling: overlapping parts, equal ones, none to do, and more parts than positions.</summary>
[Network("""
    input 13x10x3
    conv2d 9, 2x2
    adaptiveavgpool 5x6
    conv2d 6, 1x1
    adaptiveavgpool 5x6
    adaptiveavgpool 5x3
    conv2d 17, 2x1
    adaptiveavgpool 6x4
    conv2d 2, 1x1
    """)]
public sealed partial class AdaptivePools;

/// <summary>A small U: down, up, and a skip across.</summary>
[Network("""
    input 8x8x3
    skip: conv2d 8, 3x3, padding: same, activation: relu
    maxpool 2x2
    conv2d 16, 3x3, padding: same, activation: relu
    conv2dtranspose 8, 2x2, stride: 2
    concat(current, skip)
    groupnorm 4
    conv2d 2, 1x1
    """)]
public sealed partial class SmallU;
