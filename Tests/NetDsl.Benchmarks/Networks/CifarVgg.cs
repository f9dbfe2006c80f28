namespace NetDsl.Benchmarks.Networks;

/// <summary>A VGG-like network of CIFAR size: stages of 32, 64 and 128 channels, two 3 × 3 convolutions with batch norm each.</summary>
[Network("""
    block stage(f) {
        repeat 2 { conv2d f, 3x3, padding: same, bias: false; batchnorm; relu }
        maxpool 2x2
    }

    network CifarVgg {
        input 32x32x3
        each f in [32, 64, 128] { stage f }
        flatten
        dense 10
        loss crossentropy
    }
    """, Targets = Target.Cpu | Target.Ilgpu)]
public sealed partial class CifarVgg;
