using NetDsl;

// Outside of NetDsl's namespaces, as users' networks are.
namespace NetworkTests.Package;

[Network("use classic.LeNet5; loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class LeNet5;

[Network("use torchvision.ResNet18; loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class ResNet18;

[Network("use keras.MobileNetV2(classifier: logits); loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class MobileNetV2;

/// <summary>Of small images, so that a processor that plays the device trains it in seconds.</summary>
[Network("use torchvision.ResNet18(image: 64x64x3, classes: 10); loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class SmallResNet18;

/// <inheritdoc cref="SmallResNet18"/>
[Network("use keras.MobileNetV2(image: 64x64x3, classes: 10, classifier: logits); loss crossentropy", Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class SmallMobileNetV2;
