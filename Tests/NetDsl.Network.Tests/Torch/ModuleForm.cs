namespace NetworkTests.Torch;

/// <summary>A module as its constructor makes it.</summary>
/// <param name="Weights">Its parameters and buffers: names, shapes, and the value that all begin with, where it is one.</param>
/// <param name="SavesInput">Whether the derivative needs the input.</param>
/// <param name="Forward">Its forward pass.</param>
internal sealed record ModuleForm(IReadOnlyList<ModuleWeight> Weights, bool SavesInput, Func<ModuleCall, TorchTensor> Forward);

/// <summary>A parameter or a buffer.</summary>
internal sealed record ModuleWeight(string Name, int[] Shape, double Start = 0)
{
    /// <summary>What it begins with.</summary>
    public double[] Started() => [.. Enumerable.Repeat(Start, Shape.Aggregate(1, (product, extent) => product * extent))];
}

/// <summary>A call of a module.</summary>
/// <param name="Input">What it reads.</param>
/// <param name="Weights">Its parameters and buffers, which training may move.</param>
/// <param name="IsTraining">Whether it is in training.</param>
internal sealed record ModuleCall(TorchTensor Input, IReadOnlyDictionary<string, double[]> Weights, bool IsTraining)
{
    public double[]? this[string weight] => Weights.GetValueOrDefault(weight);

    /// <summary>The input with a function of each number and its channel, the second axis.</summary>
    public TorchTensor PerChannel(Func<double, int, double> function)
    {
        var area = Input.Shape[2..].Aggregate(1, (product, extent) => product * extent);
        var (values, output) = (Input.Read(), new double[Input.Count]);
        for (var at = 0; at < output.Length; at++)
        {
            output[at] = function(values[at], at / area % Input.Shape[1]);
        }

        return new TorchTensor(output, Input.Shape);
    }
}
