using System.Text;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>The parts of exported Python that are the same for every network: files of the compiler, with words between underscores to replace.</summary>
internal static class PythonTemplate
{
    /// <summary>A file with its words replaced.</summary>
    public static string Fill(string file, params (string Word, string Text)[] replacements)
    {
        using var stream = typeof(PythonTemplate).Assembly.GetManifestResourceStream("pytorch/" + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A checkout may have turned the line ends; the text is the same on every system.
        var text = new StringBuilder(reader.ReadToEnd().Replace("\r\n", "\n"));
        foreach (var (word, replacement) in replacements)
        {
            text.Replace($"__{word}__", replacement);
        }

        return text.ToString();
    }
}
