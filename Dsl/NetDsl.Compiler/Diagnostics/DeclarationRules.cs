namespace NetDsl.Compiler.Diagnostics;

/// <summary>25xx: words of labels, loss and expect.</summary>
public static class DeclarationRules
{
    /// <summary>NDSL2501: loss names one that does not exist.</summary>
    public static DiagnosticRule UnknownLoss { get; } = Error(
        "NDSL2501",
        "Unknown loss",
        "'{0}' is no loss; {1}");

    /// <summary>NDSL2502: expect names a fact that is not computed.</summary>
    public static DiagnosticRule UnknownFact { get; } = Error(
        "NDSL2502",
        "Unknown fact",
        "'{0}' is nothing that can be expected; {1}");

    /// <summary>NDSL2503: expect compares a fact with another number of values than it has.</summary>
    public static DiagnosticRule ExpectedExtents { get; } = Error(
        "NDSL2503",
        "An expectation has too few or too many numbers",
        "'{0}' has {1}, but {2} are expected; write it as in '{3}'");

    /// <summary>NDSL2504: a class is named twice.</summary>
    public static DiagnosticRule DuplicateLabel { get; } = Error(
        "NDSL2504",
        "A label is given twice",
        "'{0}' is a label already, but each output needs its own; rename or leave out one of them");

    /// <summary>NDSL2505: a class name has no letter or digit.</summary>
    public static DiagnosticRule LabelWithoutIdentifier { get; } = Error(
        "NDSL2505",
        "A label makes no name in C#",
        "'{0}' has no letter or digit, so that it makes no member of the enumeration 'Label'; write a name with letters");

    /// <summary>NDSL2506: two class names become one member of the enumeration.</summary>
    public static DiagnosticRule LabelCollision { get; } = Error(
        "NDSL2506",
        "Two labels make one name in C#",
        "'{0}' and '{1}' both become 'Label.{2}' in C#; rename one of them");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownLoss,
        UnknownFact,
        ExpectedExtents,
        DuplicateLabel,
        LabelWithoutIdentifier,
        LabelCollision,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
