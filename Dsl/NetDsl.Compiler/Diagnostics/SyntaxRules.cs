namespace NetDsl.Compiler.Diagnostics;

/// <summary>1xxx: what the text says.</summary>
public static class SyntaxRules
{
    /// <summary>NDSL1001: a text without a statement.</summary>
    public static DiagnosticRule EmptyText { get; } = Error(
        "NDSL1001",
        "The network is empty",
        "the network is empty; begin with 'input 28x28x1'");

    /// <summary>NDSL1002: a text that is too long to be a network.</summary>
    public static DiagnosticRule TextTooLong { get; } = Error(
        "NDSL1002",
        "The text is too long",
        "the text has {0} characters, but at most {1} are read; move parts of it to other files and 'import' them");

    /// <summary>NDSL1003: more statements than are read.</summary>
    public static DiagnosticRule TooManyStatements { get; } = Error(
        "NDSL1003",
        "The text has too many statements",
        "the text has more than {0} statements, and this one and all that follow it are left out; "
        + "write what recurs as 'repeat' or 'block'");

    /// <summary>NDSL1004: braces in braces in braces.</summary>
    public static DiagnosticRule BracesTooDeep { get; } = Error(
        "NDSL1004",
        "Braces are nested too deeply",
        "'{{' is nested deeper than {0}; move the inner statements into a 'block'");

    /// <summary>NDSL1005: an expression whose tree is too deep.</summary>
    public static DiagnosticRule ExpressionTooDeep { get; } = Error(
        "NDSL1005",
        "An expression is nested too deeply",
        "'{0}' is nested deeper than {1} in its expression; compute parts of it as values with a name");

    /// <summary>NDSL1006: a character that the language does not use.</summary>
    public static DiagnosticRule StrayCharacter { get; } = Error(
        "NDSL1006",
        "A character has no meaning",
        "'{0}' has no meaning in a network; {1}");

    /// <summary>NDSL1007: a letter that names cannot have.</summary>
    public static DiagnosticRule ForeignLetter { get; } = Error(
        "NDSL1007",
        "A name has a letter that names cannot have",
        "'{0}' is a letter that no name can have; use the letters 'a' to 'z' and 'A' to 'Z', digits and '_'");

    /// <summary>NDSL1008: a control character.</summary>
    public static DiagnosticRule ControlCharacter { get; } = Error(
        "NDSL1008",
        "The text has a control character",
        "the control character U+{0} cannot stand in a network; remove it");

    /// <summary>NDSL1009: the mark that a decoder leaves where bytes were not UTF-8.</summary>
    public static DiagnosticRule NotUtf8 { get; } = Error(
        "NDSL1009",
        "The text is not UTF-8",
        "the character U+FFFD stands where bytes of the file were not UTF-8; save the file as UTF-8");

    /// <summary>NDSL1010: a text in quotes without its second quote.</summary>
    public static DiagnosticRule UnclosedText { get; } = Error(
        "NDSL1010",
        "A text in quotes does not end",
        "'\"' opens a text that does not end on its line; write '\"' behind its last character");

    /// <summary>NDSL1011: a round or square bracket that stays open.</summary>
    public static DiagnosticRule UnclosedBracket { get; } = Error(
        "NDSL1011",
        "A bracket stays open",
        "'{0}' is never closed; write '{1}' behind the last value that belongs to it");

    /// <summary>NDSL1012: a brace that stays open.</summary>
    public static DiagnosticRule UnclosedBrace { get; } = Error(
        "NDSL1012",
        "A brace stays open",
        "'{{' is never closed; write '}}' behind the last statement that belongs to it");

    /// <summary>NDSL1013: a closing bracket or brace without an opening one.</summary>
    public static DiagnosticRule StrayClosing { get; } = Error(
        "NDSL1013",
        "A closing bracket closes nothing",
        "'{0}' closes nothing; remove it, or write '{1}' where its part begins");

    /// <summary>NDSL1014: a colon, comma, operator or keyword with nothing behind it.</summary>
    public static DiagnosticRule MissingValue { get; } = Error(
        "NDSL1014",
        "A value is missing",
        "'{0}' needs a value behind it; write one or remove '{0}'");

    /// <summary>NDSL1015: two values side by side.</summary>
    public static DiagnosticRule MissingComma { get; } = Error(
        "NDSL1015",
        "A comma is missing",
        "'{0}' and '{1}' stand side by side; {2}");

    /// <summary>NDSL1016: a name and a layer side by side.</summary>
    public static DiagnosticRule MissingColon { get; } = Error(
        "NDSL1016",
        "The colon behind a name is missing",
        "'{0}' stands before '{1}' without a colon; write {2}");

    /// <summary>NDSL1017: one equals sign.</summary>
    public static DiagnosticRule SingleEquals { get; } = Error(
        "NDSL1017",
        "A single equals sign",
        "'=' neither names nor compares; write '{0}' {1}");

    /// <summary>NDSL1018: something that does not belong where it stands.</summary>
    public static DiagnosticRule Unexpected { get; } = Error(
        "NDSL1018",
        "Something else is expected here",
        "'{0}' stands where {1} is needed; {2}");

    /// <summary>NDSL1019: a number outside the range of its type.</summary>
    public static DiagnosticRule NumberTooLarge { get; } = Error(
        "NDSL1019",
        "A number is too large",
        "'{0}' is larger than {1}, the largest {2}; write a smaller number");

    /// <summary>NDSL1020: characters that begin like a number and go on like none.</summary>
    public static DiagnosticRule MalformedNumber { get; } = Error(
        "NDSL1020",
        "A number is not well formed",
        "'{0}' is neither a number nor a size; write {1}");

    /// <summary>NDSL1021: shortcut, branch or else on its own.</summary>
    public static DiagnosticRule OwnerMissing { get; } = Error(
        "NDSL1021",
        "A part stands without what it belongs to",
        "'{0}' belongs {1}; {2}");

    /// <summary>NDSL1022: a statement whose body is missing.</summary>
    public static DiagnosticRule BodyMissing { get; } = Error(
        "NDSL1022",
        "A body is missing",
        "'{0}' needs its statements in braces; write '{{ ... }}' behind '{1}'");

    /// <summary>NDSL1023: braces behind something that takes none.</summary>
    public static DiagnosticRule BodyNotAllowed { get; } = Error(
        "NDSL1023",
        "Braces belong to nothing",
        "'{{' follows {0}; {1}");

    /// <summary>NDSL1024: a statement between the branches.</summary>
    public static DiagnosticRule NotABranch { get; } = Error(
        "NDSL1024",
        "A statement stands between branches",
        "'{0}' stands directly in '{1}', which holds branches; write 'branch {{ ... }}' around it");

    /// <summary>NDSL1025: a declaration in braces.</summary>
    public static DiagnosticRule DeclarationInside { get; } = Error(
        "NDSL1025",
        "A declaration stands in braces",
        "'{0}' stands inside braces; move it out of them, to the top level of the text");

    /// <summary>NDSL1026: a name for something that has no value.</summary>
    public static DiagnosticRule LabelNotAllowed { get; } = Error(
        "NDSL1026",
        "A name is given to something that has no value",
        "'{0}' cannot have a name, but got '{1}'; remove '{1}:'");

    /// <summary>NDSL1027: a value that nothing can use.</summary>
    public static DiagnosticRule ValueWithoutName { get; } = Error(
        "NDSL1027",
        "A value has no name",
        "'{0}' is a value that nothing can use; {1}");

    /// <summary>NDSL1028: arguments inside and behind the brackets.</summary>
    public static DiagnosticRule CallFormContinues { get; } = Error(
        "NDSL1028",
        "Arguments stand behind the call form",
        "'{0}(' begins the call form, whose arguments all stand in its brackets; "
        + "write '{0} (' with a space for a layer that takes a tuple");

    /// <summary>NDSL1029: concat or add without branches.</summary>
    public static DiagnosticRule NoBranches { get; } = Error(
        "NDSL1029",
        "There are no branches to join",
        "'{0}' joins branches and holds none; write 'branch {{ ... }}' in its braces");

    /// <summary>NDSL1030: a statement that stops too early.</summary>
    public static DiagnosticRule Incomplete { get; } = Error(
        "NDSL1030",
        "A statement is not complete",
        "'{0}' ends the statement where {1} is needed; write {1} behind it");

    /// <summary>NDSL1031: braces in a text that hold no expression.</summary>
    public static DiagnosticRule MalformedText { get; } = Error(
        "NDSL1031",
        "The braces in a text hold no expression",
        "'{0}' has braces that hold no complete expression; write one between '{{' and '}}', or '{{{{' for a brace itself");

    /// <summary>NDSL1032: more mistakes than anybody reads.</summary>
    public static DiagnosticRule TooManyMistakes { get; } = Error(
        "NDSL1032",
        "The text has too many mistakes",
        "the text has {0} mistakes, and those from here on are not listed; repair the first {1} and build again");

    /// <summary>NDSL1033: something else than a word among the choices of a parameter.</summary>
    public static DiagnosticRule ChoiceNotAWord { get; } = Error(
        "NDSL1033",
        "A choice is no word",
        "'{0}' stands among the choices of '{1}', which are words; {2}");

    /// <summary>NDSL1034: a parameter has the same choice twice.</summary>
    public static DiagnosticRule ChoiceTwice { get; } = Error(
        "NDSL1034",
        "A choice stands twice",
        "'{0}' stands twice among the choices of '{1}'; leave one of them out");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        EmptyText, TextTooLong, TooManyStatements, BracesTooDeep, ExpressionTooDeep,
        StrayCharacter, ForeignLetter, ControlCharacter, NotUtf8, UnclosedText,
        UnclosedBracket, UnclosedBrace, StrayClosing, MissingValue, MissingComma,
        MissingColon, SingleEquals, Unexpected, NumberTooLarge, MalformedNumber,
        OwnerMissing, BodyMissing, BodyNotAllowed, NotABranch, DeclarationInside,
        LabelNotAllowed, ValueWithoutName, CallFormContinues, NoBranches, Incomplete,
        MalformedText, TooManyMistakes, ChoiceNotAWord, ChoiceTwice,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
