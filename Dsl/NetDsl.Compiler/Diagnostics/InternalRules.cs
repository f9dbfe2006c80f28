namespace NetDsl.Compiler.Diagnostics;

/// <summary>9xxx: faults of the compiler itself.</summary>
public static class InternalRules
{
    /// <summary>NDSL9001: the compiler met a state that it did not expect.</summary>
    public static DiagnosticRule CompilerFault { get; } = new(
        "NDSL9001",
        RuleSeverity.Error,
        "The NetDsl compiler failed",
        "'{0}' made the NetDsl compiler fail with {1}: {2}; report it with this network's text");

    /// <summary>The diagnostic's parts for a fault, whose text is put on one line.</summary>
    public static object[] Arguments(string name, Exception fault) =>
        [name, fault.GetType().Name, string.Join(" ", fault.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [CompilerFault];
}
