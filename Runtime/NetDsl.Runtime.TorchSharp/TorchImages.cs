using TorchSharp;

namespace NetDsl.Torch;

/// <summary>Samples as NetDsl has them, channels last in memory of the host, and as tensors of TorchSharp, channels first.</summary>
public static class TorchImages
{
    /// <summary>Samples as a tensor of 32-bit floats.</summary>
    /// <param name="samples">Whole samples one after another: batch × height × width × channels, or batch × features.</param>
    /// <param name="extents">The shape of one sample: height × width × channels, or features.</param>
    /// <param name="device">Where the tensor is to lie; the CPU if null.</param>
    /// <returns>Batch × channels × height × width, or batch × features. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The samples are empty or not whole, or their shape has other than one or three axes.</exception>
    public static torch.Tensor ToTensor(ReadOnlySpan<float> samples, ReadOnlySpan<int> extents, torch.Device? device = null)
    {
        var (batch, rest) = Math.DivRem(samples.Length, LengthOf(extents));
        if (batch == 0 || rest != 0)
        {
            throw new ArgumentException(
                $"The samples hold {Shape.Count(samples.Length)} values, but whole ones of {Shape.Values(extents)} are needed.", nameof(samples));
        }

        var host = torch.empty(ShapeOf(batch, extents), torch.ScalarType.Float32, torch.CPU);
        var values = Tensors.Floats(host);
        if (extents.Length == 3)
        {
            AxisOrder.Permute(samples, values, [batch, .. extents], [0, 3, 1, 2]);
        }
        else
        {
            samples.CopyTo(values);
        }

        return device is null || device.type == DeviceType.CPU ? host : Move(host, device);
    }

    /// <summary>The values of a tensor as samples, channels last, wherever it lies and whatever its floating-point type is.</summary>
    /// <param name="output">Batch × channels × height × width, or batch × features.</param>
    /// <returns>Whole samples one after another: batch × height × width × channels, or batch × features.</returns>
    /// <exception cref="ArgumentException">The tensor has other than two or four axes.</exception>
    public static float[] ToSamples(torch.Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var shape = output.shape;
        if (shape.Length is not (2 or 4))
        {
            throw new ArgumentException(
                $"The tensor is {SafetensorsEntry.Text(shape)}, but samples are batch x channels x height x width or batch x features.", nameof(output));
        }

        using var host = Tensors.OnHost(output, torch.ScalarType.Float32);
        var values = Tensors.Floats(host);
        var samples = new float[values.Length];
        if (shape.Length == 4)
        {
            AxisOrder.Permute(values, samples, Array.ConvertAll(shape, extent => (int)extent), [0, 2, 3, 1]);
        }
        else
        {
            values.CopyTo(samples);
        }

        return samples;
    }

    private static torch.Tensor Move(torch.Tensor host, torch.Device device)
    {
        using (host)
        {
            var moved = torch.empty(host.shape, host.dtype, device);
            Tensors.Copy(host, moved);
            return moved;
        }
    }

    private static int LengthOf(ReadOnlySpan<int> extents) => extents.Length is 1 or 3 && Shape.Length(extents) > 0
        ? Shape.Length(extents)
        : throw new ArgumentException($"A sample is height x width x channels or features, but its shape has {extents.Length} axes.", nameof(extents));

    private static long[] ShapeOf(int batch, ReadOnlySpan<int> extents) =>
        extents.Length == 3 ? [batch, extents[2], extents[0], extents[1]] : [batch, extents[0]];
}
