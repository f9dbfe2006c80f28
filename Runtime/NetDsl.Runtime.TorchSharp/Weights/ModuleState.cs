using TorchSharp;

namespace NetDsl.Torch;

/// <summary>The parameters and buffers of a module by the names of its <c>state_dict</c>. They are the module's own tensors, no copies.</summary>
internal sealed class ModuleState(torch.nn.Module module)
{
    /// <summary>The tensors, in the order in which the module holds them.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors { get; } = module.state_dict();

    /// <summary>The tensor of a weight.</summary>
    /// <exception cref="ArgumentException">The module does not have it in this shape.</exception>
    public torch.Tensor Of(WeightLayout layout)
    {
        if (!Tensors.TryGetValue(layout.Name, out var tensor))
        {
            throw new ArgumentException(
                $"The module has no tensor '{layout.Name}' of {Shape.Text(layout.Shape)}, which '{layout.Source}' goes with; its tensors are {Names}.",
                nameof(module));
        }

        var shape = tensor.shape;
        if (!shape.AsSpan().SequenceEqual(Array.ConvertAll(layout.Shape, extent => (long)extent)))
        {
            throw new ArgumentException(
                $"The module's tensor '{layout.Name}' is {SafetensorsEntry.Text(shape)}, but '{layout.Source}' goes with {Shape.Text(layout.Shape)}.",
                nameof(module));
        }

        return tensor;
    }

    private string Names => Tensors.Count == 0 ? "none" : string.Join(", ", Tensors.Keys);
}
