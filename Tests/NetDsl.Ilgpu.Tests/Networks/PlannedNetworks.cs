namespace NetDsl.Ilgpu.Tests.Networks;

/// <summary>LeNet-5 with ReLU and max pooling, for images of 28 × 28.</summary>
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
    """, Targets = Target.Cpu | Target.Ilgpu)]
internal sealed partial class PlannedLeNet5;

/// <summary>ResNet-50 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.ResNet50; loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
internal sealed partial class PlannedResNet50;
