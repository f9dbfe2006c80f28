namespace NetDsl.Benchmarks.Networks;

/// <summary>LeNet-5 with ReLU and max pooling, the small network of the comparison.</summary>
[Network("""
    input   28x28x1
    conv2d  6, 5x5, padding: same, activation: relu
    maxpool 2x2
    conv2d  16, 5x5, activation: relu
    maxpool 2x2
    flatten
    dense   120, activation: relu
    dense   84, activation: relu
    dense   10
    loss    crossentropy
    expect  parameters == 61_706
    """, Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class LeNet5;
