namespace NetDsl.Compiler.Emit;

/// <summary>The class's XML documentation: what hovering its name shows.</summary>
internal static class DocumentationPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        writer.Line("/// <summary>");
        writer.Line($"/// {SourceWriter.Escape(LayerTable.Headline(input.Graph, input.Facts))}");
        writer.Line("/// <code>");
        foreach (var line in LayerTable.Lines(input.Facts))
        {
            writer.Line($"/// {SourceWriter.Escape(line)}");
        }

        writer.Line("/// </code>");
        writer.Line("/// </summary>");
    }
}
