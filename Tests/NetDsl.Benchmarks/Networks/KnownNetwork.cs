namespace NetDsl.Benchmarks.Networks;

/// <summary>A network that is measured.</summary>
/// <param name="Name">Its class.</param>
/// <param name="StepBatch">Samples of a training step.</param>
/// <param name="Create">Makes one with the weights of seed 1.</param>
/// <param name="ReadLayers">What the compiler computed of its layers.</param>
internal sealed record KnownNetwork(string Name, int StepBatch, Func<Network> Create, Func<IReadOnlyList<LayerInfo>> ReadLayers)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        new("LeNet5", 64, () => new LeNet5(seed: 1), () => LeNet5.Layers),
        new("CifarVgg", 32, () => new CifarVgg(seed: 1), () => CifarVgg.Layers),
        new("ResNet18", 8, () => new ResNet18(seed: 1), () => ResNet18.Layers),
        new("ResNet50", 8, () => new ResNet50(seed: 1), () => ResNet50.Layers),
        new("MobileNetV2", 8, () => new MobileNetV2(seed: 1), () => MobileNetV2.Layers),
        new("Vgg16", 4, () => new Vgg16(seed: 1), () => Vgg16.Layers),
    ];

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(network => network.Name)];

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static KnownNetwork Named(string name) => All.FirstOrDefault(network => network.Name == name)
        ?? throw new ArgumentException($"There is no network '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
}
