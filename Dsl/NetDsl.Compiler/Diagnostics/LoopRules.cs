namespace NetDsl.Compiler.Diagnostics;

/// <summary>23xx: loops, blocks and what bounds them.</summary>
public static class LoopRules
{
    /// <summary>NDSL2301: a loop has a negative or enormous number of rounds.</summary>
    public static DiagnosticRule RepeatCount { get; } = Error(
        "NDSL2301",
        "A loop has too few or too many rounds",
        "'repeat' makes 0 to {0} rounds, but got {1}; {2}");

    /// <summary>NDSL2302: each does not get a list.</summary>
    public static DiagnosticRule EachItems { get; } = Error(
        "NDSL2302",
        "each needs a list",
        "'each' needs a list, but '{0}' is {1}; write the values in brackets, as in '[(64, 3), (128, 4)]'");

    /// <summary>NDSL2303: a row of a table has another number of values than there are variables.</summary>
    public static DiagnosticRule EachRow { get; } = Error(
        "NDSL2303",
        "A row has too few or too many values",
        "'{0}' has {1} for {2}; give one for each of {3}");

    /// <summary>NDSL2304: a block uses itself.</summary>
    public static DiagnosticRule RecursiveBlock { get; } = Error(
        "NDSL2304",
        "A block uses itself",
        "block '{0}' uses itself ({1}), so that it would never end; put the repetition into a 'repeat'");

    /// <summary>NDSL2305: blocks, bodies or expressions stand inside each other in too many levels.</summary>
    public static DiagnosticRule TooDeep { get; } = Error(
        "NDSL2305",
        "Too deeply nested",
        "'{0}' stands inside of {1} {2}, and more are not possible; put its statements into the body around it");

    /// <summary>NDSL2306: a network has too many layers.</summary>
    public static DiagnosticRule TooManyLayers { get; } = Error(
        "NDSL2306",
        "Too many layers",
        "'{0}' would be one layer more than the {1} that a network can have; use smaller counts in its loops");

    /// <summary>NDSL2307: loops and blocks take too many steps.</summary>
    public static DiagnosticRule TooManySteps { get; } = Error(
        "NDSL2307",
        "Too many steps",
        "the loops and blocks around this place take more than {0} steps; use smaller counts");

    /// <summary>NDSL2308: labels, loss or expect stand in a part of a network.</summary>
    public static DiagnosticRule PartOfNetwork { get; } = Error(
        "NDSL2308",
        "A statement about the whole network stands in a part of it",
        "'{0}' speaks of the whole network, but stands in a part of it ({1}); move it to the end of the network");

    /// <summary>NDSL2309: a network has two lists of labels or two losses.</summary>
    public static DiagnosticRule DeclaredTwice { get; } = Error(
        "NDSL2309",
        "labels or loss are declared twice",
        "'{0}' is declared already, as '{1}'; leave one of them out");

    /// <summary>NDSL2310: a loop carries a name that has no value before it, or that needs no carrying.</summary>
    public static DiagnosticRule CannotCarry { get; } = Error(
        "NDSL2310",
        "A loop cannot carry a name",
        "'{0}' cannot be carried from round to round, since {1}; {2}");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        RepeatCount,
        EachItems,
        EachRow,
        RecursiveBlock,
        TooDeep,
        TooManyLayers,
        TooManySteps,
        PartOfNetwork,
        DeclaredTwice,
        CannotCarry,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
