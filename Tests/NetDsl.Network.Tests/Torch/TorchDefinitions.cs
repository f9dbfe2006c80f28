namespace NetworkTests.Torch;

/// <summary>The languages in which the compiler spells operations of PyTorch.</summary>
public enum TorchLanguage
{
    Python,
    CSharp,
}

/// <summary>
/// What the names of a language mean, and what autograd keeps of the calls: at the end of a forward pass nothing of that may have been
/// overwritten, which is what PyTorch checks in the backward pass.
/// </summary>
internal sealed class TorchDefinitions(TorchLanguage language)
{
    private static readonly Dictionary<string, Definition> InPython = Table(
        [.. ElementwiseDefinitions.Python, .. WindowDefinitions.In("F."), .. ShapingDefinitions.Python, .. ModuleDefinitions.Python]);

    private static readonly Dictionary<string, Definition> InCSharp = Table(
        [.. ElementwiseDefinitions.CSharp, .. WindowDefinitions.In("nn.functional."), .. ShapingDefinitions.CSharp, .. ModuleDefinitions.CSharp]);

    private readonly List<(TorchMemory Memory, int Version, string Function)> saved = [];

    /// <summary>Everything that is known in a language.</summary>
    public static IEnumerable<string> Names(TorchLanguage language) => Of(language).Keys;

    /// <summary>Evaluates an expression.</summary>
    public object? Evaluate(string text, IReadOnlyDictionary<string, TorchTensor> variables) => TorchText.Evaluate(text, this, variables);

    public object Call(string function, IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named)
    {
        Assert.True(Of(language).TryGetValue(function, out var definition), $"{language} has no {function}");
        var arguments = definition!.Signature.Bind(positional, named, Default);
        var result = definition.Run(arguments);
        foreach (var tensor in result is TorchTensor given ? definition.Saved.Select(name => arguments.Saved(name, given)).OfType<TorchTensor>() : [])
        {
            Save(tensor, function);
        }

        return result;
    }

    public object? Constant(string name) => name switch
    {
        "None" or "null" => null,
        "True" or "true" => true,
        "False" or "false" => false,
        "double.NegativeInfinity" => double.NegativeInfinity,
        "PaddingModes.Zeros" => "zeros",
        "PaddingModes.Constant" => "constant",
        "InterpolationMode.Nearest" => "nearest",
        "InterpolationMode.Bilinear" => "bilinear",
        _ => throw new FormatException($"'{name}' is not known in {language}"),
    };

    /// <summary>Keeps a tensor for a derivative.</summary>
    public void Save(TorchTensor tensor, string function) => saved.Add((tensor.Memory, tensor.Memory.Version, function));

    /// <summary>Whether a derivative needs these numbers.</summary>
    public bool Keeps(TorchMemory memory) => saved.Any(one => one.Memory == memory);

    /// <summary>Fails where something was overwritten that a derivative needs.</summary>
    public void CheckSaved() => Assert.All(saved, one =>
        Assert.True(one.Memory.Version == one.Version, $"what {one.Function} keeps for its derivative was overwritten"));

    private object? Default(string text) => Evaluate(text, new Dictionary<string, TorchTensor>());

    private static Dictionary<string, Definition> Of(TorchLanguage language) => language == TorchLanguage.Python ? InPython : InCSharp;

    private static Dictionary<string, Definition> Table(IEnumerable<Definition> definitions) =>
        definitions.ToDictionary(definition => definition.Signature.Name);
}
