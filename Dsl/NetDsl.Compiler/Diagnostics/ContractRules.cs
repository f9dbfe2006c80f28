namespace NetDsl.Compiler.Diagnostics;

/// <summary>6xxx: contracts, declared by expect.</summary>
public static class ContractRules
{
    /// <summary>NDSL6001: a count is not what the network promises: parameters, trainable, macs.</summary>
    public static DiagnosticRule CountBroken { get; } = Error(
        "NDSL6001",
        "A promised count is not kept",
        "'{0}' has {1}, but 'expect {2}' asks for {3}, {4}; {5}");

    /// <summary>NDSL6002: the receptive field is not what the network promises.</summary>
    public static DiagnosticRule FieldBroken { get; } = Error(
        "NDSL6002",
        "A promised receptive field is not kept",
        "'{0}' has a receptive field of {1} input pixels (height x width), but 'expect {2}' asks for {3}, {4}; {5}");

    /// <summary>NDSL6003: the stride is not what the network promises.</summary>
    public static DiagnosticRule StrideBroken { get; } = Error(
        "NDSL6003",
        "A promised stride is not kept",
        "'{0}' has a stride of {1} input pixels (height x width), but 'expect {2}' asks for {3}, {4}; {5}");

    /// <summary>NDSL6004: the output's shape is not what the network promises.</summary>
    public static DiagnosticRule OutputBroken { get; } = Error(
        "NDSL6004",
        "A promised output shape is not kept",
        "'{0}' gives {1}, but 'expect {2}' asks for {3}, {4}; {5}");

    /// <summary>NDSL6005: training needs another amount of memory than the network promises.</summary>
    public static DiagnosticRule MemoryBroken { get; } = Error(
        "NDSL6005",
        "A promised amount of memory is not kept",
        "'{0}' needs {1} of memory for each sample of a training batch, but 'expect {2}' asks for {3}, {4}; {5}");

    /// <summary>NDSL6006: a contract speaks of something that the network does not have.</summary>
    public static DiagnosticRule NotMeasurable { get; } = Error(
        "NDSL6006",
        "A contract cannot be checked",
        "'{0}' cannot be held to 'expect {1}', since {2}; {3}");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [CountBroken, FieldBroken, StrideBroken, OutputBroken, MemoryBroken, NotMeasurable];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
