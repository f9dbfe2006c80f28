namespace NetDsl.Compiler.Diagnostics;

/// <summary>20xx: names of layers, blocks and values.</summary>
public static class NameRules
{
    /// <summary>NDSL2001: a statement begins with a word that is no layer and no block.</summary>
    public static DiagnosticRule UnknownLayer { get; } = Error(
        "NDSL2001",
        "Unknown layer or block",
        "'{0}' is {1}; {2}");

    /// <summary>NDSL2002: an expression uses a name that nothing has.</summary>
    public static DiagnosticRule UnknownValue { get; } = Error(
        "NDSL2002",
        "Unknown name",
        "'{0}' is no name of a value here; {1}");

    /// <summary>NDSL2003: a value is asked for something that no value has.</summary>
    public static DiagnosticRule UnknownMember { get; } = Error(
        "NDSL2003",
        "Unknown question to a value",
        "'{0}' has no '{1}'; {2}");

    /// <summary>NDSL2004: a value is asked for an axis that its shape lacks.</summary>
    public static DiagnosticRule MemberOfOtherShape { get; } = Error(
        "NDSL2004",
        "The shape lacks this axis",
        "'{0}' is {1}, without {2}; {3}");

    /// <summary>NDSL2005: two things in one scope have one name.</summary>
    public static DiagnosticRule DuplicateName { get; } = Error(
        "NDSL2005",
        "A name is taken",
        "'{0}' is a name that '{1}' has already; {2}");

    /// <summary>NDSL2006: a loop gives the same name in each of its rounds.</summary>
    public static DiagnosticRule DuplicateNameInLoop { get; } = Error(
        "NDSL2006",
        "A loop repeats a name",
        "'{0}' names a layer in each round of a loop, but a name is a key of saved weights and can be given only once; {1}");

    /// <summary>NDSL2007: a label, parameter or variable is called current.</summary>
    public static DiagnosticRule ReservedName { get; } = Error(
        "NDSL2007",
        "A reserved name",
        "'{0}' always means the value before a statement and cannot name anything else; choose another name");

    /// <summary>NDSL2008: a label holds what no name can hold, or is too long.</summary>
    public static DiagnosticRule NameText { get; } = Error(
        "NDSL2008",
        "A name needs other characters",
        "{0} makes no name of letters, digits, '_' and '-' in parts between dots; {1}");

    /// <summary>NDSL2009: two blocks or networks have one name.</summary>
    public static DiagnosticRule DeclaredAgain { get; } = Error(
        "NDSL2009",
        "Declared twice",
        "{0} '{1}' is declared at {2} already; rename one of the two");

    /// <summary>NDSL2010: a block has the name of a layer or function.</summary>
    public static DiagnosticRule BlockNamedAsLayer { get; } = Error(
        "NDSL2010",
        "A block has the name of a layer",
        "block '{0}' has the name of a {1}, which it would hide; rename the block");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownLayer,
        UnknownValue,
        UnknownMember,
        MemberOfOtherShape,
        DuplicateName,
        DuplicateNameInLoop,
        ReservedName,
        NameText,
        DeclaredAgain,
        BlockNamedAsLayer,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
