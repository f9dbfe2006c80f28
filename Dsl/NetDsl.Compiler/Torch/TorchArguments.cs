using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// The arguments of a function or a module in both languages, in the order in which both take them. C# has them by position, as far as
/// one differs from its default: the names changed between versions of TorchSharp. Python has those that differ by name.
/// </summary>
internal sealed class TorchArguments
{
    private readonly List<Argument> all = [];

    /// <summary>By position, without those at the end that have their default.</summary>
    public string InCSharp => string.Join(", ", all.Take(all.FindLastIndex(argument => !argument.IsDefault) + 1).Select(argument => argument.CSharp));

    /// <summary>Those that are needed by position, then those that differ from their default by name.</summary>
    public string InPython => string.Join(
        ", ",
        all.Where(argument => !argument.IsDefault && argument.Python is not null)
            .Select(argument => argument.Name is null ? argument.Python : $"{argument.Name}={argument.Python}"));

    /// <summary>An argument that both languages write alike.</summary>
    public TorchArguments Add(string text) => Add(new Argument(null, text, text, IsDefault: false));

    /// <summary>A whole number.</summary>
    public TorchArguments Add(long value) => Add(TorchLiteral.Of(value));

    /// <summary>A whole number with a default.</summary>
    public TorchArguments Add(string name, long value, long otherwise) =>
        Add(new Argument(name, TorchLiteral.Of(value), TorchLiteral.Of(value), value == otherwise));

    /// <summary>A real number with a default.</summary>
    public TorchArguments Add(string name, double value, double otherwise) =>
        Add(new Argument(name, TorchLiteral.Of(value), TorchLiteral.Of(value), (float)value == (float)otherwise));

    /// <summary>true or false with a default.</summary>
    public TorchArguments Add(string name, bool value, bool otherwise) =>
        Add(new Argument(name, TorchLiteral.InCSharp(value), TorchLiteral.InPython(value), value == otherwise));

    /// <summary>
    /// Heights and widths, the first without a default. C# has one function for numbers and one for pairs, so that either all are numbers
    /// or all are pairs.
    /// </summary>
    public TorchArguments Add(Size2 first, params (string Name, Size2 Value, Size2? Default)[] others)
    {
        var alike = first.Height == first.Width && others.All(other => other.Value.Height == other.Value.Width);
        string Text(Size2 size) => alike ? TorchLiteral.Of(size) : TorchLiteral.Pair(size);

        Add(new Argument(null, Text(first), TorchLiteral.Of(first), IsDefault: false));
        foreach (var (name, value, otherwise) in others)
        {
            Add(new Argument(name, Text(value), TorchLiteral.Of(value), value == otherwise));
        }

        return this;
    }

    /// <summary>An argument that C# has here and Python has not, with its default.</summary>
    public TorchArguments AddInCSharp(string text) => Add(new Argument(null, text, null, IsDefault: true));

    private TorchArguments Add(Argument argument)
    {
        all.Add(argument);
        return this;
    }

    private sealed record Argument(string? Name, string CSharp, string? Python, bool IsDefault);
}
