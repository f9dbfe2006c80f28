namespace NetDsl.Compiler.Diagnostics;

/// <summary>22xx: expressions.</summary>
public static class ExpressionRules
{
    /// <summary>NDSL2201: an operator or function on numbers got something else.</summary>
    public static DiagnosticRule OperandKind { get; } = Error(
        "NDSL2201",
        "A number is needed",
        "'{0}' needs numbers, but '{1}' is {2}; {3}");

    /// <summary>NDSL2202: a condition is neither true nor false.</summary>
    public static DiagnosticRule ConditionKind { get; } = Error(
        "NDSL2202",
        "A condition is needed",
        "'{0}' needs true or false, but '{1}' is {2}; compare it, as in '{3}'");

    /// <summary>NDSL2203: two values of different kinds are compared.</summary>
    public static DiagnosticRule ComparedKinds { get; } = Error(
        "NDSL2203",
        "Values of different kinds are compared",
        "'{0}' compares two values of one kind, but '{1}' is {2} and '{3}' is {4}; compare numbers, truth values, words or sizes with their like");

    /// <summary>NDSL2204: a division by zero.</summary>
    public static DiagnosticRule DivisionByZero { get; } = Error(
        "NDSL2204",
        "Division by zero",
        "'{0}' divides by '{1}', which is 0; divide by another number, or guard it with 'when'");

    /// <summary>NDSL2205: a result is beyond all numbers.</summary>
    public static DiagnosticRule Overflow { get; } = Error(
        "NDSL2205",
        "A number is too large",
        "'{0}' is beyond the numbers that can be computed, whole ones up to 2^63 - 1 and others up to 1.8e308; use smaller numbers");

    /// <summary>NDSL2206: a function got another number of arguments than it takes.</summary>
    public static DiagnosticRule FunctionArguments { get; } = Error(
        "NDSL2206",
        "Wrong arguments of a function",
        "'{0}' takes {1}, but got {2}; write it as in '{3}'");

    /// <summary>NDSL2207: a number stands where the output of a layer is needed.</summary>
    public static DiagnosticRule NotATensor { get; } = Error(
        "NDSL2207",
        "The output of a layer is needed",
        "'{0}' needs the output of a layer, but '{1}' is {2}; give the name of a layer, or 'current'");

    /// <summary>NDSL2208: a text has something in braces that has no text.</summary>
    public static DiagnosticRule TextPart { get; } = Error(
        "NDSL2208",
        "A text holds something without a text",
        "'{0}' is {1} and has no text to stand in a name; put a number or a word into the braces");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        OperandKind,
        ConditionKind,
        ComparedKinds,
        DivisionByZero,
        Overflow,
        FunctionArguments,
        NotATensor,
        TextPart,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
