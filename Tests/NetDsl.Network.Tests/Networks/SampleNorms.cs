using NetDsl;

namespace NetworkTests.Networks;

/// <summary>Layer norms over few and many channels, with and without weights, with activations, on images and on vectors.</summary>
[Network("""
    input 5x4x3
    layernorm
    conv2d 19, 2x2
    layernorm epsilon: 0.01
    relu
    conv2d 33, 1x1
    x: layernorm scale: false
    conv2d 8, 1x1, activation: tanh
    layernorm center: false
    flatten
    layernorm scale: false, center: false
    dense 40
    layernorm
    elu
    dense 3
    """)]
public sealed partial class LayerNorms;

/// <summary>Group norms with one group, some, and as many as channels, with and without weights, on images and on vectors.</summary>
[Network("""
    input 6x5x6
    groupnorm 3
    conv2d 20, 2x2
    groupnorm 5, epsilon: 0.01
    relu
    conv2d 16, 1x1
    groupnorm 1, scale: false
    conv2d 9, 1x1, activation: tanh
    groupnorm 9, center: false
    flatten
    groupnorm 4, scale: false, center: false
    dense 32
    groupnorm 8
    tanh
    dense 3
    """)]
public sealed partial class GroupNorms;

/// <summary>Local response norms with odd and even windows, wider than the channels, on images and on vectors.</summary>
[Network("""
    input 4x5x3
    conv2d 11, 2x2
    lrn 5, alpha: 0.5, k: 2
    conv2d 3, 1x1
    lrn 4, alpha: 2, beta: 1.5, k: 0.5
    lrn 9, alpha: 1
    flatten
    lrn 2, alpha: 0.3, beta: 0.5
    dense 18
    lrn 1, alpha: 0.1
    """)]
public sealed partial class ResponseNorms;
