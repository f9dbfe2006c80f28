using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Where a layer expresses itself by operations of PyTorch.</summary>
public abstract class TorchSite
{
    /// <summary>The layer's node.</summary>
    public abstract GraphNode Node { get; }

    /// <summary>What it reads.</summary>
    public abstract IReadOnlyList<TorchValue> Inputs { get; }

    /// <summary>The first value that it reads.</summary>
    public TorchValue Input => Inputs[0];

    /// <summary>The shape of the output.</summary>
    public TensorShape Output => Node.Output;

    /// <summary>Whether whatever reads this layer's vector takes its features in PyTorch's order.</summary>
    public abstract bool TakesTorchOrder { get; }

    /// <summary>The layer's last statement, a function of its inputs.</summary>
    public void Apply(TorchFunction function) => Return(Call(function, "", Output, [.. Inputs]));

    /// <summary>The layer's last statement, a module that reads its input and bears the layer's name.</summary>
    public void Apply(TorchModule module) => Return(Call(module, "", Output, Input));

    /// <summary>The layer's operation on an image; a vector is made an image of one position for it, and a vector again behind it.</summary>
    public void ApplyToImage(TorchOperation operation)
    {
        if (Input.Shape.IsSpatial)
        {
            Return(Call(operation, "", Output, Input));
            return;
        }

        var channels = Input.Shape.Channels;
        var pixel = TensorShape.Image(1, 1, channels);
        var image = Call(new OnePixelFunction(channels), "image", pixel, Input);
        Return(Call(new FlattenFunction(), "vector", Output, Call(operation, "", pixel, image)));
    }

    /// <summary>A statement.</summary>
    /// <param name="operation">What it does.</param>
    /// <param name="part">What this part of the layer is called, empty for the layer itself; the path of a module ends in it.</param>
    /// <param name="shape">The shape of one sample of what it gives.</param>
    /// <param name="operands">What it reads.</param>
    /// <returns>What it gives.</returns>
    public abstract TorchValue Call(TorchOperation operation, string part, TensorShape shape, params TorchValue[] operands);

    /// <summary>What the layer gives: what its last statement gave, or its input where the layer does nothing.</summary>
    public abstract void Return(TorchValue value);
}
