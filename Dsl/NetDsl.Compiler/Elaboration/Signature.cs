using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>One argument that something takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPositional">Whether it can be given without its name.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Example">Writes it with a value, for repairs.</param>
internal sealed record ParameterSlot(string Name, bool IsPositional, bool IsRequired, Func<string> Example)
{
    /// <summary>Where a text declares it; null for the arguments of layers.</summary>
    public SourceSpan? Declared { get; init; }
}

/// <summary>The arguments that a layer, block or network takes, in positional order.</summary>
internal sealed class Signature(string callee, IReadOnlyList<ParameterSlot> slots)
{
    /// <summary>The argument that puts an activation behind a layer.</summary>
    public const string Activation = "activation";

    /// <summary>What takes them.</summary>
    public string Callee => callee;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<ParameterSlot> Slots => slots;

    /// <summary>The arguments without name, in their order.</summary>
    public IReadOnlyList<ParameterSlot> Positional { get; } = [.. slots.Where(slot => slot.IsPositional)];

    /// <summary>The repair for an argument that something else takes; null where nothing does.</summary>
    public Func<string, string?>? Elsewhere { get; init; }

    /// <summary>The names of all arguments.</summary>
    public IEnumerable<string> Names => slots.Select(slot => slot.Name);

    /// <summary>Finds an argument by its name.</summary>
    public ParameterSlot? Find(string name) => slots.FirstOrDefault(slot => slot.Name == name);

    /// <summary>The arguments of a layer.</summary>
    public static Signature Of(LayerDefinition layer)
    {
        var slots = layer.Arguments
            .Select(argument => new ParameterSlot(argument.Name, argument.IsPositional, !argument.IsOptional, () => ArgumentWords.Example(argument)))
            .ToList();
        if (layer.TakesActivation)
        {
            slots.Add(new ParameterSlot(Activation, IsPositional: false, IsRequired: false, () => "activation: relu"));
        }

        return new Signature(layer.Keyword, slots);
    }

    /// <summary>The parameters of a block or network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="body">What they are used for, from which a report sees what kind of value is missing.</param>
    /// <param name="uses">Finds what the arguments of a block mean.</param>
    /// <param name="elsewhere">Says what takes an argument that this does not.</param>
    public static Signature Of(
        string name, IReadOnlyList<ParameterSyntax> parameters, BodySyntax body, ParameterUses uses, Func<string, string?>? elsewhere = null) => new(
        name,
        [
            .. parameters.Select(parameter => new ParameterSlot(
                parameter.Name.Name,
                IsPositional: true,
                parameter.Default is null,
                () => $"{parameter.Name.Name}: {uses.Example(parameter.Name.Name, body)}")
            {
                Declared = parameter.Span,
            }),
        ])
    {
        Elsewhere = elsewhere,
    };
}
