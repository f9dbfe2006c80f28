using NetDsl;

namespace NetworkTests.Networks;

/// <summary>A residual network with shortcuts of both kinds.</summary>
[Network("""
    block bottleneck(f, s: 1, project: false) {
        residual {
            conv2d f, 1x1, stride: s, bias: false; batchnorm; relu
            conv2d f, 3x3, padding: same, bias: false; batchnorm; relu
            conv2d 2*f, 1x1, bias: false; batchnorm
        } shortcut {
            when project { conv2d 2*f, 1x1, stride: s, bias: false; batchnorm }
        }
        relu
    }

    network Residual {
        input 9x7x3
        conv2d 4, 3x3, padding: same, bias: false; batchnorm; relu
        bottleneck 4, project: true
        bottleneck 4
        bottleneck 6, s: 2, project: true
        globalavgpool
        dense 5
    }
    """)]
public sealed partial class Residual;

/// <summary>A block with four branches side by side, one of them the input itself.</summary>
[Network("""
    input 8x8x3
    conv2d 6, 3x3, padding: same, activation: relu
    concat {
        branch { conv2d 4, 1x1, activation: relu }
        branch { conv2d 3, 1x1; relu; conv2d 5, 3x3, padding: same; relu }
        branch { maxpool 3x3, stride: 1, padding: same; conv2d 3, 1x1 }
        branch { }
    }
    batchnorm
    relu
    globalmaxpool
    dense 4
    """)]
public sealed partial class Inception;

/// <summary>Values with three readers, one of them twice the same sum, and the input with two.</summary>
[Network("""
    input 6x6x2
    x: conv2d 4, 3x3, padding: same
    a: relu
    from x
    b: tanh
    from x
    c: sigmoid
    sum: add(a, b, c, x)
    twice: add(sum, sum)
    both: concat(twice, a, twice)
    from both
    conv2d 3, 2x2
    flatten
    dense 4
    """)]
public sealed partial class ManyReaders;

/// <summary>A join whose inputs all have another reader behind it, and one of a single value.</summary>
[Network("""
    input 5x5x2
    a: conv2d 3, 2x2
    conv2d 3, 1x1; b: tanh
    joined: concat(a, b)
    from joined
    c: conv2d 3, 1x1
    add(a, b, c)
    d: relu
    concat(d, d, d)
    flatten
    dense 4
    """)]
public sealed partial class Joins;

/// <summary>Layers that the output does not depend on.</summary>
[Network("""
    input 4x4x2
    x: conv2d 3, 2x2
    unused: conv2d 5, 2x2, bias: false; batchnorm            // allow NDSL4004
    from x
    conv2d 2, 2x2
    """)]
public sealed partial class DeadEnd;

/// <summary>Values that a training step computes again rather than keeps: of a light convolution, of norms, and of a sum; and pooling behind ReLU.</summary>
[Network("""
    input 9x7x2
    conv2d 32, 3x3, padding: same, activation: relu
    conv2d 32, 3x3, padding: same, bias: false; batchnorm; relu
    repeat 2 {
        residual {
            conv2d 32, 3x3, padding: same, bias: false; batchnorm; relu
            conv2d 32, 3x3, padding: same, bias: false; batchnorm
        }
        relu
    }
    conv2d 8, 3x3, padding: same, activation: relu
    maxpool 3x3, stride: 2
    conv2d 4, 1x1, activation: tanh
    maxpool 2x2, stride: 1
    flatten
    dense 5
    """)]
public sealed partial class ComputedAgain;
