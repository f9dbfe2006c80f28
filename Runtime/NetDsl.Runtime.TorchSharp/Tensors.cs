using System.Runtime.InteropServices;
using TorchSharp;

namespace NetDsl.Torch;

/// <summary>Tensors and memory of the host.</summary>
internal static class Tensors
{
    /// <summary>Copies values from one tensor into another, whatever their devices and types.</summary>
    public static void Copy(torch.Tensor from, torch.Tensor to)
    {
        // Depending on the version, the result is the tensor itself or another handle of it.
        var result = to.copy_(from);
        if (!ReferenceEquals(result, to))
        {
            result.Dispose();
        }
    }

    /// <summary>A copy of a tensor in memory of the host, last axis fastest.</summary>
    public static torch.Tensor OnHost(torch.Tensor tensor, torch.ScalarType type)
    {
        using var quiet = torch.no_grad();
        var host = torch.empty(tensor.shape, type, torch.CPU);
        Copy(tensor, host);
        return host;
    }

    /// <summary>The values of a tensor of 32-bit floats in memory of the host.</summary>
    public static Span<float> Floats(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
