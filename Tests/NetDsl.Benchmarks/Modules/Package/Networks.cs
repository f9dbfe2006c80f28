namespace NetDsl.Benchmarks.Modules;

/// <summary>LeNet-5 as a module of TorchSharp.</summary>
[Network("use classic.LeNet5; loss crossentropy", Targets = Target.Cpu | Target.TorchSharp)]
public sealed partial class LeNet5;

/// <summary>ResNet-18 as torchvision has it, as a module of TorchSharp.</summary>
[Network("use torchvision.ResNet18; loss crossentropy", Targets = Target.Cpu | Target.TorchSharp)]
public sealed partial class ResNet18;
