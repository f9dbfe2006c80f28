namespace NetDsl.Cli.Inputs;

/// <summary>Which names the generated class and its namespace can bear.</summary>
internal static class ClassName
{
    // C# 14 specification, 6.4.4: words that are keywords everywhere.
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Whether C# takes a word as the name of a class.</summary>
    public static bool IsAllowed(string name) =>
        name.Length > 0
        && (name[0] == '_' || char.IsLetter(name[0]))
        && name.All(character => character == '_' || char.IsLetterOrDigit(character))
        && !Keywords.Contains(name);

    /// <summary>Whether C# takes words with dots between them as a namespace.</summary>
    public static bool IsAllowedNamespace(string name) => name.Split('.').All(IsAllowed);
}
