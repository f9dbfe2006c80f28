namespace NetDsl.Compiler.Diagnostics;

/// <summary>4xxx: certain, but not fatal.</summary>
public static class AdviceRules
{
    /// <summary>
    /// NDSL4001: a window leaves rows or columns of its input unread. A hint only: many a good network accepts it (a 2 x 2 pooling of
    /// 11 x 11), and it is the network's author who knows whether the border matters.
    /// </summary>
    public static DiagnosticRule WindowDropsBorder { get; } = new(
        "NDSL4001",
        RuleSeverity.Info,
        "A window leaves the end of its input unread",
        "'{0}' never reads {1} of its {2} input from '{3}', since {4}; {5}");

    /// <summary>NDSL4002: a bias is cancelled by the batch norm that follows.</summary>
    public static DiagnosticRule BiasCancelled { get; } = new(
        "NDSL4002",
        RuleSeverity.Warning,
        "A bias is cancelled by batch norm",
        "'{0}' adds a bias of {1}, but '{2}' behind it subtracts each channel's mean and the bias with it; write 'bias: false' to save {1}");

    /// <summary>NDSL4003: the output is already normalised by what the loss applies again.</summary>
    public static DiagnosticRule ActivationBeforeLoss { get; } = new(
        "NDSL4003",
        RuleSeverity.Warning,
        "The loss applies the last activation again",
        "'{0}' ends with {1}, but its loss {2} expects logits and applies {1} itself; {3}");

    /// <summary>NDSL4004: a layer has no part in the output.</summary>
    public static DiagnosticRule DeadLayer { get; } = new(
        "NDSL4004",
        RuleSeverity.Warning,
        "A layer does not reach the output",
        "'{0}' gives {1} that nothing reads: the network's output is that of '{2}'; remove it or join both with 'add' or 'concat'");

    /// <summary>NDSL4005: an activation changes nothing, since its input is never negative.</summary>
    public static DiagnosticRule ActivationWithoutEffect { get; } = new(
        "NDSL4005",
        RuleSeverity.Warning,
        "An activation has no effect",
        "'{0}' changes only negative values, but its input from '{1}' has none{2}; remove it");

    /// <summary>NDSL4006: a vector is flattened.</summary>
    public static DiagnosticRule FlattenOfVector { get; } = new(
        "NDSL4006",
        RuleSeverity.Info,
        "Flatten of a vector has no effect",
        "'{0}' lays out an image as a vector, but its input from '{1}' already is a vector of {2}; remove it");

    /// <summary>NDSL4007: a loop carries a name that none of its statements gives.</summary>
    public static DiagnosticRule CarriedUnchanged { get; } = new(
        "NDSL4007",
        RuleSeverity.Warning,
        "A carried name never changes",
        "'{0}' is carried from round to round, but no statement of the loop gives it anew; write '{0}: current' where its next value stands, or leave it out");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [WindowDropsBorder, BiasCancelled, ActivationBeforeLoss, DeadLayer, ActivationWithoutEffect, FlattenOfVector, CarriedUnchanged];
}
