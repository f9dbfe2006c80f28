using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>
/// A text as the splitter and the grammar read it: every offset is that of the source, but comments and characters that have been
/// reported are blank, every quote has its partner on the same line, and each bracket knows where it closes.
/// </summary>
/// <param name="Source">The text as it was written.</param>
/// <param name="Text">The text to read, of the same length.</param>
/// <param name="CloseOf">By the offset of a round or square bracket that opens: the offset where it closes, or -1.</param>
/// <param name="Reported">
/// Offsets of reported mistakes, ascending once the text is split. What contains one gets no second diagnostic.
/// </param>
internal sealed record CleanText(SourceText Source, string Text, int[] CloseOf, List<int> Reported)
{
    /// <summary>Cleans a text and reports what no grammar is needed to see.</summary>
    public static CleanText Read(SourceText source, DiagnosticBag diagnostics, AllowComments allowed)
    {
        var buffer = source.Text.ToCharArray();
        var reported = new List<int>();
        new CharacterSweep(source, buffer, diagnostics, reported, allowed).Run();
        var closeOf = new BracketMatch(source, buffer, diagnostics, reported).Run();
        return new CleanText(source, new string(buffer), closeOf, reported);
    }

    /// <summary>Whether a mistake from here to there has been reported already.</summary>
    public bool IsReported(int start, int end)
    {
        var index = Reported.BinarySearch(start);
        index = index < 0 ? ~index : index;
        return index < Reported.Count && Reported[index] < end;
    }
}
