using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Layers;

/// <summary>A value that an argument was given, already of the type that its kind is read as and within its bounds.</summary>
/// <param name="Value">The value.</param>
/// <param name="Span">Where it is written.</param>
public sealed record BoundArgument(object Value, SourceSpan Span);

/// <summary>The arguments of one layer, checked by the binder: kinds, bounds and required ones. What is left out has its default.</summary>
/// <param name="definition">The layer.</param>
/// <param name="given">The values that were given, by argument name.</param>
public sealed class ArgumentReader(LayerDefinition definition, IReadOnlyDictionary<string, BoundArgument> given)
{
    /// <summary>Whether the argument was given.</summary>
    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>An integer.</summary>
    public int Integer(string name) => (int)Value(name);

    /// <summary>A real number.</summary>
    public double Real(string name) => (double)Value(name);

    /// <summary>true or false.</summary>
    public bool Boolean(string name) => (bool)Value(name);

    /// <summary>Height × width.</summary>
    public Size2 Size(string name) => (Size2)Value(name);

    /// <summary>Height × width, or another size where the argument was left out.</summary>
    public Size2 SizeOr(string name, Size2 otherwise) => Has(name) ? Size(name) : otherwise;

    /// <summary>How to pad.</summary>
    public PaddingArgument Padding(string name) => (PaddingArgument)Value(name);

    /// <summary>One of the argument's words.</summary>
    public string Choice(string name) => (string)Value(name);

    /// <summary>A shape.</summary>
    public TensorShape Shape(string name) => (TensorShape)Value(name);

    /// <summary>The value of an argument, given or by default; null where it was left out and the layer computes it.</summary>
    public object? ValueOf(LayerArgument argument) => given.TryGetValue(argument.Name, out var bound) ? bound.Value : argument.Default;

    private object Value(string name)
    {
        if (given.TryGetValue(name, out var argument))
        {
            return argument.Value;
        }

        return definition.Arguments.First(argument => argument.Name == name).Default
            ?? throw new InvalidOperationException($"'{definition.Keyword}' reads '{name}', which was not given and has no default.");
    }
}
