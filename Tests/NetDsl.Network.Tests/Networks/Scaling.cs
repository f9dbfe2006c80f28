using NetDsl;

namespace NetworkTests.Networks;

/// <summary>Squeeze-and-excite: factors for each channel as an image of one pixel and as a vector, and products number by number.</summary>
[Network("""
    input 5x7x3
    image: conv2d 9, 3x3, padding: same, activation: swish
    globalavgpool keep: true
    conv2d 4, 1x1, activation: swish
    gate: conv2d 9, 1x1, activation: sigmoid
    x: multiply(image, gate)
    from x
    globalmaxpool
    gate2: dense 9, activation: hardsigmoid
    y: multiply(x, gate2)
    from y
    batchnorm
    multiply y
    conv2d 5, 1x1
    multiply(current, current)
    globalavgpool
    v: dense 6
    multiply(v, v)
    """)]
public sealed partial class Gates;

/// <summary>Products whose operands need no gradient: of the input, and by it.</summary>
[Network("""
    image: input 3x3x4
    globalavgpool
    gate: dense 4, activation: sigmoid
    x: multiply(image, gate)
    from image
    mean: globalavgpool
    multiply(x, mean)
    conv2d 3, 2x2, activation: relu
    flatten
    """)]
public sealed partial class GatedInput;

/// <summary>Factors and offsets for each channel: folded, computed with an activation, by themselves, in front of weights and last.</summary>
[Network("""
    input 6x5x3
    rescale 0.25, offset: 0.5
    normalization
    conv2d 9, 3x3, activation: tanh
    scale 0.5, bias: true
    conv2d 17, 1x1; scale
    conv2d 5, 1x1; normalization; relu
    maxpool 2x2; scale bias: true; swish
    x: conv2d 4, 1x1
    y: scale
    add(x, y)
    flatten; scale
    dense 7; scale 2
    normalization
    """)]
public sealed partial class Scales;

/// <summary>A path that is left out for some samples, behind a join and before weights.</summary>
[Network("""
    input 4x4x3
    conv2d 6, 1x1
    residual { conv2d 6, 3x3, padding: same, activation: swish; droppath 0.25 }
    residual { batchnorm; relu; droppath 0.5; conv2d 6, 1x1 }
    droppath 0.3
    flatten
    dense 3
    droppath 0
    """)]
public sealed partial class DropPaths;
