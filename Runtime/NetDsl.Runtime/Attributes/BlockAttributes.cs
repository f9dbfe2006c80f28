namespace NetDsl;

/// <summary>
/// Makes a class a block: statements with parameters that networks declared by attributes use with <see cref="BlockAttribute"/>. The
/// class itself stays empty; its name is the block's.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkBlockAttribute : Attribute
{
    /// <summary>A block without parameters.</summary>
    /// <param name="text">The statements in the language.</param>
    public NetworkBlockAttribute(string text)
        : this("", text)
    {
    }

    /// <summary>A block with parameters.</summary>
    /// <param name="parameters">The parameters in the language: <c>"f, s: 1"</c>.</param>
    /// <param name="text">The statements in the language.</param>
    public NetworkBlockAttribute(string parameters, string text) => (Parameters, Text) = (parameters, text);

    /// <summary>The parameters in the language.</summary>
    public string Parameters { get; }

    /// <summary>The statements in the language.</summary>
    public string Text { get; }
}

/// <summary>A block, once or several times one after another: <c>[Block(typeof(Bottleneck), 64, Repeat = 3)]</c>.</summary>
/// <param name="block">The class that bears <see cref="NetworkBlockAttribute"/>.</param>
/// <param name="arguments">Numbers, true or false for the block's parameters, in their order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute(Type block, params object[] arguments) : LayerAttribute
{
    /// <summary>The class that declares the block.</summary>
    public Type Block { get; } = block;

    /// <summary>Values for the block's parameters, in their order.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>Values for parameters by name, in the language: <c>"s: 2"</c>.</summary>
    public string? With { get; set; }

    /// <summary>How often the block stands there; with a name, its instances are called <c>name.0</c>, <c>name.1</c> and so on.</summary>
    public int Repeat { get; set; } = 1;
}
