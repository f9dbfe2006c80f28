using System.Collections.Immutable;

namespace NetDsl.Generator.Reading;

/// <summary>How the constructor parameters and properties of an attribute make one argument of the language.</summary>
internal enum ArgumentForm
{
    /// <summary>One value.</summary>
    Single,

    /// <summary>A size: one value for both axes, or one with the suffix Height and one with the suffix Width.</summary>
    Size,

    /// <summary>A padding: one value, or one for each side with the suffixes Top, Bottom, Left and Right.</summary>
    Sides,

    /// <summary>A shape: height, width and channels, or features.</summary>
    Shape,
}

/// <summary>One argument of the language that an attribute can give.</summary>
/// <param name="Name">Its name in the language; the C# names are this one, in any case, with the suffixes of the form.</param>
/// <param name="Form">How C# gives it.</param>
/// <param name="IsPositional">Whether the language takes it without its name.</param>
internal sealed record AttributeArgument(string Name, ArgumentForm Form = ArgumentForm.Single, bool IsPositional = false)
{
    /// <summary>The C# names that give this argument, in the order in which the language has them, lower case.</summary>
    public ImmutableArray<string> Parts => Form switch
    {
        ArgumentForm.Size => [Name + "height", Name + "width"],
        ArgumentForm.Sides => [Name + "top", Name + "bottom", Name + "left", Name + "right"],
        ArgumentForm.Shape => ["height", "width", "channels"],
        _ => [],
    };

    /// <summary>The C# name of a value that gives the whole argument, lower case.</summary>
    public string Whole => Form == ArgumentForm.Shape ? "features" : Name;
}

/// <summary>What kind of statement an attribute is.</summary>
internal enum StatementForm
{
    /// <summary>A layer applied to the current value, or to another one by From.</summary>
    Layer,

    /// <summary>A layer applied to named values: <c>add(a, b)</c>.</summary>
    Join,

    /// <summary>A promise: <c>expect parameters == 61706</c>.</summary>
    Expect,

    /// <summary>A list of texts or words behind a keyword: <c>labels zero, one</c>.</summary>
    Words,

    /// <summary>A name behind a keyword: <c>from skip</c>.</summary>
    Reference,

    /// <summary>A block of another class, once or repeated.</summary>
    Block,

    /// <summary>Another network: <c>use keras.VGG16(top: false)</c>.</summary>
    Use,
}

/// <summary>An attribute and the statement of the language that it stands for.</summary>
/// <param name="Attribute">The attribute's class in the namespace NetDsl, without its suffix.</param>
/// <param name="Form">What kind of statement it is.</param>
/// <param name="Keyword">The layer, the keyword, or the fact that is promised.</param>
/// <param name="Arguments">The arguments of the language, in its order.</param>
internal sealed record AttributeEntry(string Attribute, StatementForm Form, string Keyword, ImmutableArray<AttributeArgument> Arguments);
