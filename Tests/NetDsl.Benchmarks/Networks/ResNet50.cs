namespace NetDsl.Benchmarks.Networks;

/// <summary>ResNet-50 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.ResNet50; loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class ResNet50;
