using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>The variables of a forward pass, named after the layers.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> taken = new(TorchReserved.Words, StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<TorchValue, string> names = [];
    private readonly string prefix;

    /// <param name="block">The block.</param>
    /// <param name="classes">The names of its members.</param>
    public LocalNames(TorchBlock block, BlockClasses classes)
    {
        prefix = block.Path + ".";
        Inputs = [.. block.Inputs.Select((input, i) => names[input] = Unique(block.Inputs.Count == 1 ? "input" : FormattableString.Invariant($"input{i + 1}")))];
        foreach (var step in block.Steps)
        {
            names[step.Result] = Unique(Stem(block, classes, step));
        }
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The variable that holds a value.</summary>
    public string this[TorchValue value] => names[value];

    // What a module gives is called after its property. A function goes by its layer's name, a number with the word for the layer before it;
    // an activation that a layer names goes by that layer's.
    private string Stem(TorchBlock block, BlockClasses classes, TorchStep step)
    {
        if (step.Callee.Count > 0)
        {
            return classes.Callee(block, step.Callee).Replace(".", "_");
        }

        var node = step.Statement!.Node;
        if (node.Owner is not null && names.TryGetValue(step.Operands[0], out var owner))
        {
            return owner + IdentifierScope.ToIdentifier(node.Layer.Definition.Keyword);
        }

        var name = step.Result.Name.StartsWith(prefix, StringComparison.Ordinal) ? step.Result.Name.Substring(prefix.Length) : TorchNames.LastPart(step.Result.Name);
        return IdentifierScope.ToIdentifier(char.IsDigit(name[0]) ? node.Layer.Definition.NameStem + name : name);
    }

    private string Unique(string stem)
    {
        var word = char.ToLowerInvariant(stem[0]) + stem.Substring(1);
        var name = word;
        while (!taken.Add(name))
        {
            var number = numbers[word] = numbers.TryGetValue(word, out var last) ? last + 1 : 2;
            name = FormattableString.Invariant($"{word}_{number}");
        }

        return name;
    }
}
