using TorchSharp;

namespace NetDsl.Torch;

/// <summary>
/// The intermediate tensors of a long forward pass, disposed together when it ends, however it ends. Generated code uses it where there are
/// too many of them for <c>using</c> declarations, which the C# compiler nests.
/// </summary>
public sealed class Temporaries : IDisposable
{
    private readonly List<torch.Tensor> tensors = [];

    /// <summary>Disposes a tensor with this object, at the latest.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The tensor itself.</returns>
    public torch.Tensor Keep(torch.Tensor tensor)
    {
        tensors.Add(tensor);
        return tensor;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = tensors.Count - 1; i >= 0; i--)
        {
            tensors[i].Dispose();
        }

        tensors.Clear();
    }
}
