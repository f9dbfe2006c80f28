using NetDsl.Compiler.Elaboration;

namespace NetDsl.Compiler.Emit;

/// <summary>The enum of the labels; its numbers are the outputs' indices.</summary>
internal static class LabelPart
{
    public static void Write(SourceWriter writer, IReadOnlyList<string> labels)
    {
        // Equal identifiers are a diagnostic; a network that has it is still to show a surface that compiles.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        writer.Line();
        writer.Summary("The classes, in the order of the outputs.");
        writer.Braces("public enum Label", () =>
        {
            for (var i = 0; i < labels.Count; i++)
            {
                var identifier = LabelIdentifier.Of(labels[i]) is { Length: > 0 } name ? name : "_";
                while (!taken.Add(identifier))
                {
                    identifier += "_";
                }

                writer.Summary($"Output {i}: {labels[i]}.");
                writer.Line(FormattableString.Invariant($"@{identifier} = {i},"));
            }
        });
    }
}
