using TorchSharp;

namespace NetDsl.Torch;

/// <summary>
/// New values of a module's tensors, gathered beside them: whatever can fail, such as memory of a device that runs out, fails before the
/// first tensor changes.
/// </summary>
internal sealed class StagedTensors : IDisposable
{
    private readonly List<(torch.Tensor Target, torch.Tensor Values)> staged = [];

    /// <summary>Makes room for the values of one tensor.</summary>
    /// <param name="target">The module's tensor.</param>
    /// <param name="type">The type of the values, which may be another than the tensor's.</param>
    /// <returns>Memory of the host in the tensor's shape, last axis fastest, to be filled before <see cref="Commit"/>.</returns>
    public Span<byte> Add(torch.Tensor target, torch.ScalarType type)
    {
        var values = torch.empty(target.shape, type, torch.CPU);
        staged.Add((target, values));
        return values.bytes;
    }

    /// <summary>Gives all tensors their values, without autograd taking note.</summary>
    public void Commit()
    {
        using var quiet = torch.no_grad();
        for (var index = 0; index < staged.Count; index++)
        {
            var (target, values) = staged[index];
            if (target.device_type != DeviceType.CPU || target.dtype != values.dtype)
            {
                var moved = torch.empty(target.shape, target.dtype, target.device);
                staged[index] = (target, moved);
                Tensors.Copy(values, moved);
                values.Dispose();
            }
        }

        foreach (var (target, values) in staged)
        {
            Tensors.Copy(values, target);
        }
    }

    public void Dispose()
    {
        foreach (var (_, values) in staged)
        {
            values.Dispose();
        }
    }
}
