namespace NetDsl.Compiler.Diagnostics;

/// <summary>3xxx: shapes and the graph.</summary>
public static class ShapeRules
{
    /// <summary>NDSL3001: a layer that reads an image stands behind a vector.</summary>
    public static DiagnosticRule ImageNeeded { get; } = Error(
        "NDSL3001",
        "A layer needs an image, but its input is a vector",
        "'{0}' needs an image, height x width x channels, but its input from '{1}' is a vector of {2}; {3}");

    /// <summary>NDSL3002: not one window fits into the input.</summary>
    public static DiagnosticRule WindowTooLarge { get; } = Error(
        "NDSL3002",
        "A kernel or window is larger than its input",
        "'{0}' has a {1}, but its input from '{2}' is {3}; {4}");

    /// <summary>NDSL3003: groups divide the input channels and the filters.</summary>
    public static DiagnosticRule GroupsDoNotDivide { get; } = Error(
        "NDSL3003",
        "Groups do not divide the channels",
        "'{0}' has {1} groups, which must divide both its {2} input channels and its {3} filters; use {4}");

    /// <summary>NDSL3004: a pooling window would lie in the padding alone.</summary>
    public static DiagnosticRule PoolPaddingTooLarge { get; } = Error(
        "NDSL3004",
        "A pooling pads by its whole window or more",
        "'{0}' pads by {1} {2}, so that a {3} window would lie outside of its input altogether; pad by at most {4}");

    /// <summary>NDSL3005: values to be added have different shapes.</summary>
    public static DiagnosticRule AddedShapesDiffer { get; } = Error(
        "NDSL3005",
        "Added values have different shapes",
        "'{0}' adds values of one shape, but '{1}' gives {2} and '{3}' gives {4} ({5}); {6}");

    /// <summary>NDSL3006: values to be joined have different heights or widths.</summary>
    public static DiagnosticRule JoinedSizesDiffer { get; } = Error(
        "NDSL3006",
        "Joined values have different heights or widths",
        "'{0}' joins channels of one height x width, but {1} ({2}); {3}");

    /// <summary>NDSL3007: a dense layer stands behind an image.</summary>
    public static DiagnosticRule VectorNeeded { get; } = Error(
        "NDSL3007",
        "A dense layer needs a vector, but its input is an image",
        "'{0}' needs a vector, but its input from '{1}' is an image of {2}; put 'flatten' before it for {3} features, or 'globalavgpool' for {4}");

    /// <summary>NDSL3008: a value or kernel has more numbers than can be addressed.</summary>
    public static DiagnosticRule TooLarge { get; } = Error(
        "NDSL3008",
        "A value or kernel is too large",
        "'{0}' would have {1} of {2}, {3} numbers, but one array holds at most {4}; {5}");

    /// <summary>NDSL3009: a zero padding is given by a rule instead of by numbers.</summary>
    public static DiagnosticRule PaddingByRule { get; } = Error(
        "NDSL3009",
        "Zero padding needs rows and columns",
        "'{0}' needs rows and columns to pad by, but got '{1}', which is a rule for windows; write 'zeropad 1' for one on each side");

    /// <summary>NDSL3010: all weights of the network are more than one block holds.</summary>
    public static DiagnosticRule TooManyWeights { get; } = Error(
        "NDSL3010",
        "A network has too many parameters",
        "'{0}' has {1} parameters, {2} of them in '{3}', but one block of weights holds at most {4}; save at least {5} of them, best in '{3}'");

    /// <summary>NDSL3011: what a training step needs for one sample, or predictions for their weights, is more than one block holds.</summary>
    public static DiagnosticRule TooMuchMemory { get; } = Error(
        "NDSL3011",
        "A network needs too much memory for one sample",
        "'{0}' needs {1} numbers of memory {2}, {3} of them {4} '{5}', but one block of memory holds at most {6}; save at least {7} of them, best {8} '{5}'");

    /// <summary>NDSL3012: factors are neither one for each value nor one for each channel.</summary>
    public static DiagnosticRule FactorsDoNotFit { get; } = Error(
        "NDSL3012",
        "Factors do not fit the value that they multiply",
        "'{0}' needs one factor for each number or each channel of '{1}', which gives {2}, but '{3}' gives {4}; {5}");

    /// <summary>NDSL3013: a product of more than two values.</summary>
    public static DiagnosticRule ProductTakesTwo { get; } = Error(
        "NDSL3013",
        "A product takes two values",
        "'{0}' multiplies two values, but got {1}; write 'multiply(multiply({2}, {3}), {4})'");

    /// <summary>NDSL3014: a cropping is given by a rule instead of by numbers.</summary>
    public static DiagnosticRule CroppingByRule { get; } = Error(
        "NDSL3014",
        "Cropping needs rows and columns",
        "'{0}' needs rows and columns to cut off, but got '{1}', which is a rule for windows; write 'crop 1' for one on each side");

    /// <summary>NDSL3015: a cropping leaves nothing of an image.</summary>
    public static DiagnosticRule CroppingTooLarge { get; } = Error(
        "NDSL3015",
        "A cropping leaves nothing of its input",
        "'{0}' cuts off {1} {2}, but its input from '{3}' has {4}; cut off at most {5}");

    /// <summary>NDSL3016: groups divide the channels that are normalised.</summary>
    public static DiagnosticRule GroupsDoNotDivideChannels { get; } = Error(
        "NDSL3016",
        "Groups of a normalization do not divide the channels",
        "'{0}' has {1} groups, which must divide its {2} channels; use {3}");

    /// <summary>NDSL3017: a transposed convolution adds rows and columns that no window can reach.</summary>
    public static DiagnosticRule OutputPaddingTooLarge { get; } = Error(
        "NDSL3017",
        "A transposed convolution adds too much to its output",
        "'{0}' adds 'outputpadding: {1}' to its output, but {2}; {3}");

    /// <summary>NDSL3018: the padding of a transposed convolution cuts off all of its output.</summary>
    public static DiagnosticRule TransposedPaddingTooLarge { get; } = Error(
        "NDSL3018",
        "The padding of a transposed convolution leaves nothing of its output",
        "'{0}' cuts {1} {2} off its output, but has {3} from '{4}'; cut off at most {5}");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        ImageNeeded,
        WindowTooLarge,
        GroupsDoNotDivide,
        PoolPaddingTooLarge,
        AddedShapesDiffer,
        JoinedSizesDiffer,
        VectorNeeded,
        TooLarge,
        PaddingByRule,
        TooManyWeights,
        TooMuchMemory,
        FactorsDoNotFit,
        ProductTakesTwo,
        CroppingByRule,
        CroppingTooLarge,
        GroupsDoNotDivideChannels,
        OutputPaddingTooLarge,
        TransposedPaddingTooLarge,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
