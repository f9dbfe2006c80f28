namespace NetDsl.Compiler.Diagnostics;

/// <summary>31xx: the graph as a whole.</summary>
public static class GraphRules
{
    /// <summary>NDSL3101: there is nothing that the layers could read.</summary>
    public static DiagnosticRule NoInput { get; } = Error(
        "NDSL3101",
        "A network without input",
        "'{0}' {1}; begin with 'input' and a size, as in 'input 28x28x1' (height x width x channels)");

    /// <summary>NDSL3102: a network has two inputs.</summary>
    public static DiagnosticRule SecondInput { get; } = Error(
        "NDSL3102",
        "A second input",
        "'input' stands in '{0}' a second time, but a network has one; leave it out, or go on from the first with 'from input'");

    /// <summary>NDSL3103: a network returns its input.</summary>
    public static DiagnosticRule NoLayers { get; } = Error(
        "NDSL3103",
        "A network returns its input",
        "'{0}' returns its input of {1} as it is; add a layer, or leave out the last 'from'");

    /// <summary>NDSL3104: add or concat got fewer than two values.</summary>
    public static DiagnosticRule JoinNeedsTwo { get; } = Error(
        "NDSL3104",
        "A join needs two values",
        "'{0}' joins two or more values, but got {1}; name another one, as in '{0}(current, skip)'{2}");

    /// <summary>NDSL3105: a residual gives another shape than it starts from, or than its shortcut gives.</summary>
    public static DiagnosticRule ResidualShapes { get; } = Error(
        "NDSL3105",
        "The two sides of a residual differ in shape",
        "'residual' adds what its layers give to {0}, but '{1}' gives {2} and '{3}' gives {4} ({5}); {6}");

    /// <summary>NDSL3106: there are more or fewer labels than outputs.</summary>
    public static DiagnosticRule LabelCount { get; } = Error(
        "NDSL3106",
        "Labels and outputs differ in number",
        "'{0}' returns {1}, but has {2}; {3}");

    /// <summary>NDSL3107: labels stand for the outputs of an image.</summary>
    public static DiagnosticRule LabelsNeedVector { get; } = Error(
        "NDSL3107",
        "Labels need a vector",
        "'{0}' has labels, but returns {1} (height x width x channels) from '{2}'; end it with 'globalavgpool', or with 'flatten' and 'dense'");

    /// <summary>NDSL3108: a loss for classes stands behind an image.</summary>
    public static DiagnosticRule LossNeedsVector { get; } = Error(
        "NDSL3108",
        "A loss needs a vector",
        "'{0}' needs a vector, but '{1}' returns {2} (height x width x channels) from '{3}'; end it with 'globalavgpool', or with 'flatten' and 'dense'");

    /// <summary>NDSL3109: crossentropy stands behind a single output.</summary>
    public static DiagnosticRule CrossEntropyNeedsTwo { get; } = Error(
        "NDSL3109",
        "Cross-entropy needs two outputs",
        "'crossentropy' needs 2 or more values, one for each class, but '{0}' returns 1 from '{1}'; write 'binarycrossentropy', or give '{1}' 2 units");

    /// <summary>NDSL3110: the layers of a gate give no factor for each channel.</summary>
    public static DiagnosticRule GateShapes { get; } = Error(
        "NDSL3110",
        "A gate needs one factor for each channel",
        "'gate' needs one factor for each of the {0} of '{1}', which gives {2}, or for each of its numbers, but '{3}' gives {4}; {5}");

    /// <summary>NDSL3111: a gate in which nothing happens would square its value.</summary>
    public static DiagnosticRule GateOfNothing { get; } = Error(
        "NDSL3111",
        "A gate is empty",
        "'gate' would multiply '{0}' by itself, since nothing in its braces gives another value; write layers such as '{1}' in them, or leave the gate out");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NoInput,
        SecondInput,
        NoLayers,
        JoinNeedsTwo,
        ResidualShapes,
        LabelCount,
        LabelsNeedVector,
        LossNeedsVector,
        CrossEntropyNeedsTwo,
        GateShapes,
        GateOfNothing,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
