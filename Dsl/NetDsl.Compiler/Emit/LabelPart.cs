using System.Text;

namespace NetDsl.Compiler.Emit;

/// <summary>The enum of the labels; its numbers are the outputs' indices.</summary>
internal static class LabelPart
{
    public static void Write(SourceWriter writer, IReadOnlyList<string> labels)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        writer.Line();
        writer.Summary("The classes, in the order of the outputs.");
        writer.Braces("public enum Label", () =>
        {
            for (var i = 0; i < labels.Count; i++)
            {
                var identifier = Identifier(labels[i]);
                while (!taken.Add(identifier))
                {
                    identifier += "_";
                }

                writer.Summary($"Output {i}: {labels[i]}.");
                writer.Line(FormattableString.Invariant($"@{identifier} = {i},"));
            }
        });
    }

    /// <summary>A label as an identifier; its spelling is kept as far as C# allows.</summary>
    public static string Identifier(string label)
    {
        var result = new StringBuilder();
        foreach (var character in label)
        {
            var fits = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
            result.Append(fits ? character : '_');
        }

        return result.Length == 0 || char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }
}
