namespace NetworkTests.Torch;

/// <summary>The parameters of a function with their defaults, as its documentation lists them.</summary>
internal sealed class Signature
{
    private readonly List<(string Name, string? Default)> parameters;

    /// <param name="text">Such as <c>F.avg_pool2d(input, kernel_size, stride=None)</c>.</param>
    public Signature(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        Name = text[..open];
        var parts = text[(open + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        parameters = [.. parts.Select(part => part.Split('=')).Select(part => (part[0], part.ElementAtOrDefault(1)))];
    }

    public string Name { get; }

    /// <summary>The values of all parameters; a call that the language would refuse fails.</summary>
    public Bound Bind(IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named, Func<string, object?> constant)
    {
        Assert.True(positional.Count <= parameters.Count, $"{Name} has no {positional.Count} parameters");
        Assert.All(named.Keys, name => Assert.Contains(name, parameters.Skip(positional.Count).Select(parameter => parameter.Name)));
        object? Value((string Name, string? Default) parameter, int place) =>
            place < positional.Count ? positional[place]
            : named.TryGetValue(parameter.Name, out var value) ? value
            : parameter.Default is { } text ? constant(text)
            : throw new ArgumentException($"{Name} needs '{parameter.Name}'");

        return new Bound(parameters.Select(Value).Zip(parameters).ToDictionary(pair => pair.Second.Name, pair => pair.First));
    }
}

/// <summary>The arguments of a call by the names of the parameters.</summary>
internal sealed class Bound(Dictionary<string, object?> values)
{
    public bool Has(string name) => values.GetValueOrDefault(name) is not null;

    public TorchTensor Tensor(string name) => (TorchTensor)values[name]!;

    public TorchTensor[] Tensors(string name) => [.. ((object?[])values[name]!).Cast<TorchTensor>()];

    public bool Flag(string name) => values.GetValueOrDefault(name) is true;

    public string Word(string name) => (string)values[name]!;

    public double Number(string name) => values[name] is long whole ? whole : (double)values[name]!;

    public int Whole(string name) => (int)(long)values[name]!;

    public int[] Wholes(string name) => [.. ((object?[])values[name]!).Select(value => (int)(long)value!)];

    /// <summary>One number for height and width, or both.</summary>
    public Pair Pair(string name) => values[name] is long both ? new Pair((int)both, (int)both) : new Pair(Wholes(name)[0], Wholes(name)[1]);

    /// <summary>What of a call's tensors its derivative needs.</summary>
    public TorchTensor? Saved(string name, TorchTensor result) => name == "result" ? result : values.GetValueOrDefault(name) as TorchTensor;
}

/// <summary>Height and width.</summary>
internal readonly record struct Pair(int Height, int Width)
{
    public int Elements => Height * Width;
}

/// <summary>A function of PyTorch.</summary>
/// <param name="Text">Its signature.</param>
/// <param name="Saves">What autograd keeps for its derivative: names of parameters, or <c>result</c>; see PyTorch's derivatives.yaml.</param>
/// <param name="Run">What it gives.</param>
internal sealed record Definition(string Text, string Saves, Func<Bound, object> Run)
{
    public Signature Signature { get; } = new(Text);

    public IEnumerable<string> Saved => Saves.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
