namespace NetDsl.Compiler.Diagnostics;

/// <summary>21xx: arguments of layers, blocks and networks.</summary>
public static class ArgumentRules
{
    /// <summary>NDSL2101: something that must be given is not.</summary>
    public static DiagnosticRule MissingArgument { get; } = Error(
        "NDSL2101",
        "An argument is missing",
        "'{0}' needs {1}, but got {2}; add '{3}'");

    /// <summary>NDSL2102: more arguments without a name than there are places.</summary>
    public static DiagnosticRule TooManyArguments { get; } = Error(
        "NDSL2102",
        "Too many arguments",
        "'{0}' takes {1} without a name, but got {2}; {3}");

    /// <summary>NDSL2103: an argument has a name that the layer does not know.</summary>
    public static DiagnosticRule UnknownArgument { get; } = Error(
        "NDSL2103",
        "Unknown argument",
        "'{0}' has no argument '{1}'; {2}");

    /// <summary>NDSL2104: one argument has two values.</summary>
    public static DiagnosticRule ArgumentTwice { get; } = Error(
        "NDSL2104",
        "An argument is given twice",
        "'{0}' got '{1}' twice, as '{2}' and as '{3}'; leave one of them out");

    /// <summary>NDSL2105: an argument without a name stands behind one with a name.</summary>
    public static DiagnosticRule PositionalAfterNamed { get; } = Error(
        "NDSL2105",
        "An argument without name behind a named one",
        "'{0}' has no name, but stands behind an argument that has one; write '{1}: {0}'");

    /// <summary>NDSL2106: an argument has a value of another kind than it needs.</summary>
    public static DiagnosticRule WrongKind { get; } = Error(
        "NDSL2106",
        "An argument of the wrong kind",
        "{0} needs {1}, but '{2}' is {3}; {4}");

    /// <summary>NDSL2107: a number is smaller or larger than an argument can be.</summary>
    public static DiagnosticRule OutOfBounds { get; } = Error(
        "NDSL2107",
        "An argument is out of bounds",
        "{0} needs {1}, but got {2}; {3}");

    /// <summary>NDSL2108: a number with a fraction stands where a whole one is needed.</summary>
    public static DiagnosticRule NotWhole { get; } = Error(
        "NDSL2108",
        "A whole number is needed",
        "{0} needs a whole number, but {1}; {2}");

    /// <summary>NDSL2109: an argument has a word that it does not know.</summary>
    public static DiagnosticRule UnknownWord { get; } = Error(
        "NDSL2109",
        "Unknown word",
        "{0} knows {1}, but not '{2}'; {3}");

    /// <summary>NDSL2110: a default does not say which argument it is for.</summary>
    public static DiagnosticRule DefaultWithoutName { get; } = Error(
        "NDSL2110",
        "A default without a name",
        "a default of '{0}' needs the name of its argument, but '{1}' has none; name it: {2}");

    /// <summary>NDSL2111: default names a block, whose defaults stand at its parameters.</summary>
    public static DiagnosticRule DefaultOfBlock { get; } = Error(
        "NDSL2111",
        "A default for a block",
        "'{0}' is a block, but 'default' is for layers; write the value behind the block's parameter, as in 'block {0}(f: 64)'");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        MissingArgument,
        TooManyArguments,
        UnknownArgument,
        ArgumentTwice,
        PositionalAfterNamed,
        WrongKind,
        OutOfBounds,
        NotWhole,
        UnknownWord,
        DefaultWithoutName,
        DefaultOfBlock,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
