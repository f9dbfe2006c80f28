using NetDsl;

namespace NetworkTests.Networks;

/// <summary>The input under another shape.</summary>
[Network("input 3x2x2; flatten")]
public sealed partial class FlattenOnly;

/// <summary>Work, but nothing to train.</summary>
[Network("input 6x6x3; maxpool 2x2; relu; avgpool 3x3; flatten; softmax")]
public sealed partial class NoWeights;

/// <summary>Statistics without anything that training changes by a gradient.</summary>
[Network("input 3x3x4; batchnorm scale: false, center: false; relu")]
public sealed partial class StatisticsOnly;

/// <summary>One weight and one bias.</summary>
[Network("input 1; dense 1")]
public sealed partial class Line;

/// <summary>Max pooling over overlapping windows; the weight of the second channel tells where gradients go.</summary>
[Network("input 4x4x2; conv2d 1, 1x1; maxpool 3x3, stride: 1")]
public sealed partial class Ties;

/// <summary>ReLU of a sum that can be exactly 0.</summary>
[Network("input 3; dense 3; relu")]
public sealed partial class Corner;
