using NetDsl;

namespace NetworkTests.Networks;

/// <summary>Odd sizes, strides beyond the kernel, kernels of one row or column, dilation, groups, padding of every kind.</summary>
[Network("""
    input   17x13x3
    conv2d  5, 3x1, padding: same, activation: relu
    conv2d  10, 1x3, stride: (1, 2), padding: (2, 1), activation: tanh
    conv2d  15, 3x2, dilation: (2, 1), groups: 5, activation: leakyrelu
    conv2d  6, 2x2, stride: 3x2, padding: (1, 0, 2, 1), groups: 3, bias: false
    avgpool 3x2, stride: 2x1, padding: (1, 0, 0, 1), ceil: true
    maxpool 2x3, stride: 1x2, padding: (0, 1, 1, 1), ceil: true
    flatten
    dense   7
    """)]
public sealed partial class OddShapes;

/// <summary>Strides larger than kernels, and pooling that counts its padding.</summary>
[Network("""
    input   11x12x2
    conv2d  3, 1x1, stride: 2x3
    avgpool 3x3, stride: 1x1, padding: same, countpadding: true
    conv2d  17, 2x2, padding: same, activation: elu
    avgpool 2x2, padding: (1, 1), countpadding: true, ceil: true
    """)]
public sealed partial class WideStrides;

/// <summary>Depthwise convolutions with a multiplier, strides and dilation, between pointwise ones, normalised.</summary>
[Network("""
    input     9x10x3
    depthwise 3x3, padding: same, multiplier: 2, activation: relu
    conv2d    20, 1x1, bias: false
    batchnorm
    relu
    depthwise 3x2, stride: 2x1, bias: false
    batchnorm scale: false
    leakyrelu 0.1
    depthwise 2x2, dilation: (1, 3), padding: (1, 0, 0, 2)
    globalavgpool
    dense     4
    """)]
public sealed partial class Separable;

/// <summary>Zeros around an image, also on one side alone.</summary>
[Network("input 4x5x3; conv2d 3, 2x2; zeropad (1, 2, 0, 3); conv2d 2, 3x3; zeropad 1")]
public sealed partial class Padded;

/// <summary>Separable convolutions with every argument, fused with activations and norms, and one whose input needs no gradient.</summary>
[Network("""
    input     11x9x3
    separable 5, 3x2, stride: 2x1, padding: (1, 0, 2, 1), multiplier: 3, activation: tanh
    separable 17, 2x3, dilation: (2, 1), padding: same, bias: false
    batchnorm
    relu
    separable 4, 1x3, padding: same
    globalavgpool
    dense     3
    """)]
public sealed partial class SeparableLayers;

/// <summary>Rows and columns cut off, also in front of the first weight.</summary>
[Network("input 9x8x3; crop (1, 0, 2, 1); conv2d 5, 2x2; crop 1; conv2d 2, 2x1; crop (1, 0)")]
public sealed partial class Cropped;
