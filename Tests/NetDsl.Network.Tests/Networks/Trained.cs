using NetDsl;

namespace NetworkTests.Networks;

/// <summary>The first network of the reference trainings.</summary>
[Network("""
    input   12x12x1
    conv2d  3, 3x3, padding: same, activation: relu
    maxpool 2x2
    conv2d  4, 3x3, activation: relu
    maxpool 2x2
    flatten
    dense   3
    loss    crossentropy
    """)]
public sealed partial class SmallLeNet;

/// <summary>The second network of the reference trainings; PyTorch's momentum of 0.1 is one minus ours.</summary>
[Network("""
    input 6x6x2
    default batchnorm epsilon: 1e-5, momentum: 0.9
    conv1: conv2d 4, 3x3, padding: same, bias: false
    bn1:   batchnorm
    a:     relu
    conv2: conv2d 4, 3x3, padding: same, bias: false
    bn2:   batchnorm
    add(bn2, a)
    relu
    maxpool 2x2
    globalavgpool
    fc:    dense 3
    loss   crossentropy
    """)]
public sealed partial class SmallResidual;
