namespace NetDsl.Benchmarks.Networks;

/// <summary>ResNet-18 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.ResNet18; loss crossentropy")]
public sealed partial class ResNet18;

/// <summary>ResNet-50 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.ResNet50; loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class ResNet50;

/// <summary>MobileNetV2 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.MobileNetV2; loss crossentropy")]
public sealed partial class MobileNetV2;

/// <summary>VGG16 as torchvision has it, for images of 224 × 224.</summary>
[Network("use torchvision.VGG16; loss crossentropy")]
public sealed partial class Vgg16;
