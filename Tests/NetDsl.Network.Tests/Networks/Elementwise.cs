using NetDsl;

namespace NetworkTests.Networks;

/// <summary>Every activation, by itself and computed with the layer before it.</summary>
[Network("""
    input 5x4x3
    conv2d 8, 1x1, activation: relu
    conv2d 9, 1x1, activation: leakyrelu
    conv2d 7, 1x1, activation: elu
    conv2d 8, 1x1, activation: sigmoid
    conv2d 17, 1x1, activation: tanh
    batchnorm; elu 0.5
    maxpool 2x2; leakyrelu 0.01
    avgpool 2x2, ceil: true; sigmoid
    conv2d 5, 1x1; relu
    flatten
    dense 33, activation: relu
    batchnorm; tanh
    dense 6; elu 2.5
    """)]
public sealed partial class Activations;

/// <summary>
/// The activations whose derivative needs their input: behind everything that inference fuses them with, behind each other, behind the
/// input, and last.
/// </summary>
[Network("""
    input 6x5x3
    swish
    conv2d 9, 3x3, padding: same, activation: swish
    conv2d 17, 1x1, bias: false; batchnorm; swish
    depthwise 3x3, padding: same, activation: hardswish
    x: conv2d 8, 1x1, activation: gelu
    conv2d 8, 3x3, padding: same; mish
    add x; gelu approximate: true
    maxpool 2x2; gelu; swish
    conv2d 7, 1x1; mish; relu
    flatten
    dense 33, activation: mish
    batchnorm; hardswish
    dense 6, activation: swish
    """)]
public sealed partial class ActivationsFromInput;

/// <summary>The other activations that follow from their output, fused and by themselves.</summary>
[Network("""
    input 5x4x3
    conv2d 8, 3x3, padding: same, activation: relu6
    conv2d 9, 1x1, activation: selu
    depthwise 2x2, activation: softplus
    conv2d 17, 1x1, bias: false; batchnorm; hardsigmoid
    maxpool 2x2; softplus
    conv2d 6, 1x1; selu
    rescale 4, offset: -0.5
    flatten; hardsigmoid
    dense 9; rescale 6, offset: 2; relu6
    dense 5
    """)]
public sealed partial class HardAndSmooth;

/// <summary>A value that forks in front of an activation, and one that forks behind it.</summary>
[Network("""
    input 4x4x3
    x: conv2d 6, 1x1
    y: swish
    from x
    z: mish
    add(x, y, z)
    s: gelu
    conv2d 6, 1x1, activation: hardswish
    add s
    flatten
    dense 4
    """)]
public sealed partial class ActivationForks;

/// <summary>
/// Values that are computed several times and need be only once: both operands of a product, of a sum and of a concatenation become one,
/// in front of the first weight, between weights and behind the last; what is dropped at random is never one.
/// </summary>
[Network("""
    image: input 5x4x3
    a: relu
    from image
    b: relu
    multiply(a, b)
    x: conv2d 6, 2x2
    c: relu
    from x
    d: relu
    p: multiply(c, d)
    from x
    e: swish
    from x
    f: swish
    q: add(e, f, x)
    from x
    g: globalavgpool keep: true
    from x
    h: globalavgpool
    from q
    m: multiply(q, g)
    n: multiply(m, h)
    from x
    u: dropout 0.4
    from x
    v: dropout 0.4
    from n
    y: maxpool 2x2, stride: 1
    from n
    z: maxpool 2x2, stride: 1
    joined: concat(y, z, y)
    from p
    r: crop 0x0
    concat(r, u, v, c, d)
    conv2d 4, 2x2
    concat(current, joined)
    k: leakyrelu 0.2
    from k
    l: elu 0.5
    from k
    o: elu 0.5
    add(l, o)
    """)]
public sealed partial class EqualOperations;

/// <summary>Means and maxima over all pixels, kept as an image and as a vector.</summary>
[Network("""
    input 5x7x3
    x: conv2d 9, 2x2
    mean: globalavgpool keep: true
    from x
    largest: globalmaxpool keep: true
    join: concat(mean, largest)
    from join
    conv2d 4, 1x1, activation: tanh
    y: globalavgpool
    from join
    z: globalmaxpool
    concat(y, z)
    dense 3
    """)]
public sealed partial class GlobalPools;

/// <summary>A batch norm behind a flattened convolution has more channels than the convolution has filters.</summary>
[Network("input 5x5x2; conv2d 3, 2x2, bias: false; flatten; batchnorm; relu; dense 4, bias: false; batchnorm")]
public sealed partial class NormBehindFlatten;

/// <summary>Batch norms where nothing can be folded: behind the input, behind pooling, behind a value with two readers.</summary>
[Network("""
    input 6x6x3
    batchnorm
    conv2d 4, 3x3
    maxpool 2x2
    batchnorm center: false
    x: conv2d 5, 1x1
    norm: batchnorm
    add(x, norm)
    relu
    batchnorm epsilon: 0.1, momentum: 0.5
    """)]
public sealed partial class Norms;

/// <summary>Dropout before and behind weights.</summary>
[Network("input 4x4x8; dropout 0.25; conv2d 16, 3x3, padding: same, activation: relu; dropout 0.5; flatten; dense 8; dropout 0.25")]
public sealed partial class Dropouts;

/// <summary>Dropout as the last layer: the output shows what was dropped.</summary>
[Network("input 50; dense 1000; dropout 0.3")]
public sealed partial class LastDropout;
