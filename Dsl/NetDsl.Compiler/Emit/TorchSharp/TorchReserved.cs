namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>Names that mean something in the code of a module.</summary>
internal static class TorchReserved
{
    /// <summary>
    /// What a property or a class of a module must not be called: members of TorchSharp's modules, of the generated class, of every object,
    /// and the types that generated code names.
    /// </summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "GetName", "Save", "Load", "Create", "RegisterComponents", "ClearModules", "ConditionallyRegisterParameter", "ConditionallyRegisterBuffer",
        "ReplaceParameter", "ReplaceBuffer", "GetDefaultDeviceAndType", "HType", "HookRemover", "BoxedModule", "ComponentName", "Dispose",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "TorchModule", "Layout", "CopyFrom", "CopyTo", "ToTensor", "ToSamples", "Describe", "Fault",
        .. RuntimeNames.TorchSharp.Namespaces.Keys,
    ];

    /// <summary>What a variable must not be called.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "await", "field", "global", "cat", "nn", "temporaries",
    ];
}
