namespace NetDsl.Benchmarks.Kernels;

/// <summary>A convolution of square images and kernels, padded by half of the kernel.</summary>
/// <param name="Taps">Rows, and columns, of the kernel.</param>
/// <param name="Stride">Rows, and columns, between two windows.</param>
/// <param name="Size">Rows, and columns, of the input.</param>
/// <param name="Inputs">Channels of the input.</param>
/// <param name="Outputs">Channels of the output.</param>
public sealed record ConvolutionShape(int Taps, int Stride, int Size, int Inputs, int Outputs)
{
    /// <summary>The convolutions of ResNet-18 and ResNet-50, and pointwise ones of MobileNetV2.</summary>
    public static IEnumerable<ConvolutionShape> Known =>
    [
        new(3, 1, 56, 64, 64),
        new(3, 1, 28, 128, 128),
        new(3, 1, 14, 256, 256),
        new(3, 1, 7, 512, 512),
        new(3, 2, 56, 128, 128),
        new(3, 2, 14, 512, 512),
        new(7, 2, 224, 3, 64),
        new(1, 1, 56, 64, 256),
        new(1, 1, 28, 512, 128),
        new(1, 1, 14, 256, 1024),
        new(1, 1, 7, 2048, 512),
        new(1, 2, 14, 1024, 2048),
        new(1, 1, 56, 24, 144),
        new(1, 1, 14, 576, 96),
        new(1, 1, 7, 320, 1280),
    ];

    /// <summary>Rows, and columns, of the output.</summary>
    public int OutputSize => ((Size + (Taps / 2 * 2) - Taps) / Stride) + 1;

    /// <summary>Multiplications and additions of one sample.</summary>
    public double Operations => 2.0 * OutputSize * OutputSize * Outputs * Taps * Taps * Inputs;

    /// <inheritdoc/>
    public override string ToString() => $"{Taps}x{Taps}{(Stride > 1 ? $"/{Stride}" : "")} {Inputs}-{Outputs} @{Size}";
}
