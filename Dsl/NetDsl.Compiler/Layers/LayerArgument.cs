namespace NetDsl.Compiler.Layers;

/// <summary>What kind of value an argument takes.</summary>
public enum ArgumentKind
{
    /// <summary>A whole number, read as <see cref="int"/>.</summary>
    Integer,

    /// <summary>A real number, read as <see cref="double"/>.</summary>
    Real,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Height × width; one number stands for both. Read as <see cref="Graph.Size2"/>.</summary>
    Size,

    /// <summary>same, valid, a number, (height, width) or (top, bottom, left, right). Read as <see cref="PaddingArgument"/>.</summary>
    Padding,

    /// <summary>One of <see cref="LayerArgument.Choices"/>. Read as <see cref="string"/>.</summary>
    Choice,

    /// <summary>A shape: 28x28x1, or one number for a vector. Read as <see cref="Graph.TensorShape"/>.</summary>
    Shape,
}

/// <summary>
/// One argument of a layer. The list of a layer's arguments, in positional order, is what the parser's suggestions, the binder's
/// checks, the attributes and the reference manual are made from.
/// </summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Meaning">What it does, for documentation and completion.</param>
public sealed record LayerArgument(string Name, ArgumentKind Kind, string Meaning)
{
    /// <summary>The value when it is left out, of the type that <see cref="Kind"/> is read as; null when it must be given.</summary>
    public object? Default { get; init; }

    /// <summary>Whether it may be left out.</summary>
    public bool IsOptional => Default is not null || IsDerived;

    /// <summary>Whether the layer computes the value when it is left out (a pooling stride equals the pool size).</summary>
    public bool IsDerived { get; init; }

    /// <summary>Whether it can be given without its name.</summary>
    public bool IsPositional { get; init; }

    /// <summary>The smallest allowed number; applies to every extent of a size.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest allowed number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the largest allowed number itself is excluded (a dropout rate is below 1).</summary>
    public bool ExcludesMaximum { get; init; }

    /// <summary>The words that a <see cref="ArgumentKind.Choice"/> knows.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>How an input is padded: a rule, or rows and columns per side.</summary>
/// <param name="Rule">same, valid or explicit.</param>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Right">Columns on the right.</param>
public sealed record PaddingArgument(PaddingRule Rule, int Top, int Bottom, int Left, int Right)
{
    /// <summary>No padding.</summary>
    public static PaddingArgument Valid { get; } = new(PaddingRule.Valid, 0, 0, 0, 0);

    /// <summary>As much padding as makes the output ceil(input / stride), what is odd at the bottom right, as in Keras.</summary>
    public static PaddingArgument Same { get; } = new(PaddingRule.Same, 0, 0, 0, 0);
}

/// <summary>How padding is found.</summary>
public enum PaddingRule
{
    /// <summary>No padding.</summary>
    Valid,

    /// <summary>From the input size, as Keras has it.</summary>
    Same,

    /// <summary>As given, per side.</summary>
    Explicit,
}
