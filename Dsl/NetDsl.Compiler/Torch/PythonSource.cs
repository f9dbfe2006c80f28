namespace NetDsl.Compiler.Torch;

/// <summary>Python as it stands in this assembly's sources.</summary>
internal static class PythonSource
{
    /// <summary>With the same ends of lines wherever the compiler was built.</summary>
    public static string Of(string text) => text.Replace("\r\n", "\n");
}
