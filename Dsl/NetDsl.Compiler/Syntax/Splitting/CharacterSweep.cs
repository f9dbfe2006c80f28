using System.Globalization;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>Blanks comments, and reports and blanks characters that the language does not use.</summary>
internal sealed class CharacterSweep(
    SourceText source, char[] buffer, DiagnosticBag diagnostics, List<int> reported, AllowComments allowed)
{
    private const char ByteOrderMark = '\uFEFF';
    private const char Replacement = '\uFFFD';

    private bool saidControl;
    private bool saidReplacement;
    private int lineStart;
    private int lineEnd;
    private int line = 1;
    private int lastStrayLine;

    /// <summary>Sweeps the whole text, once and from left to right.</summary>
    public void Run()
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            switch (buffer[i])
            {
                case '\n':
                case '\r':
                    i = EndLine(i);
                    break;
                case '/' when i + 1 < buffer.Length && buffer[i + 1] == '/':
                    i = BlankComment(i);
                    break;
                case '"':
                    i = PassText(i);
                    break;
                default:
                    i = Check(i);
                    break;
            }
        }
    }

    private int EndLine(int at)
    {
        var last = buffer[at] == '\r' && at + 1 < buffer.Length && buffer[at + 1] == '\n' ? at + 1 : at;
        lineStart = last + 1;
        line++;
        return last;
    }

    private int BlankComment(int start)
    {
        var end = FindLineEnd(start);
        var alone = string.IsNullOrWhiteSpace(new string(buffer, lineStart, start - lineStart));
        allowed.Read(source.Text, start + 2, end, line, alone);
        Blank(start, end);
        return end - 1;
    }

    private int PassText(int start)
    {
        var end = FindLineEnd(start);
        var close = Array.IndexOf(buffer, '"', start + 1, end - start - 1);
        if (close < 0)
        {
            Report(SyntaxRules.UnclosedText.At(source.Span(start, 1)));
            Blank(start, end);
            return end - 1;
        }

        for (var i = start + 1; i < close; i++)
        {
            if (buffer[i] == Replacement || IsControl(buffer[i]))
            {
                Check(i);
            }
        }

        return close;
    }

    /// <summary>Checks one character outside of texts; gives the offset of its last code unit.</summary>
    private int Check(int at)
    {
        var c = buffer[at];
        if (c is ' ' or '\t' || Characters.IsNamePart(c) || (Characters.IsSign(c) && !IsLoneBang(at)))
        {
            return at;
        }

        var last = char.IsHighSurrogate(c) && at + 1 < buffer.Length && char.IsLowSurrogate(buffer[at + 1]) ? at + 1 : at;
        if (c != ByteOrderMark || at != 0)
        {
            ReportCharacter(at, last - at + 1);
        }

        Blank(at, last + 1);
        return last;
    }

    private bool IsLoneBang(int at) => buffer[at] == '!' && (at + 1 == buffer.Length || buffer[at + 1] != '=');

    private void ReportCharacter(int at, int length)
    {
        reported.Add(at);
        var span = source.Span(at, length);
        var c = buffer[at];
        if (c == Replacement)
        {
            if (!saidReplacement)
            {
                diagnostics.Add(SyntaxRules.NotUtf8.At(span));
            }

            saidReplacement = true;
        }
        else if (IsControl(c))
        {
            if (!saidControl)
            {
                diagnostics.Add(SyntaxRules.ControlCharacter.At(span, ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
            }

            saidControl = true;
        }
        else if (lastStrayLine != line)
        {
            // One a line: what is wrong with the second one is what was wrong with the first.
            lastStrayLine = line;
            diagnostics.Add(Describe(span, c));
        }
    }

    private static CompilerDiagnostic Describe(SourceSpan span, char c) => char.IsLetter(c)
        ? SyntaxRules.ForeignLetter.At(span, span.Text)
        : SyntaxRules.StrayCharacter.At(span, Lookalikes.Show(span.Text), Lookalikes.RepairOf(c) ?? "remove it");

    private static bool IsControl(char c) => c is < ' ' and not '\t' or >= '\u007F' and <= '\u009F';

    private void Report(CompilerDiagnostic diagnostic)
    {
        reported.Add(diagnostic.Span.Start);
        diagnostics.Add(diagnostic);
    }

    /// <summary>The end of the line at an offset; looked for once a line, however many texts the line holds.</summary>
    private int FindLineEnd(int offset)
    {
        if (lineEnd <= offset)
        {
            lineEnd = offset;
            while (lineEnd < buffer.Length && !Characters.IsLineEnd(buffer[lineEnd]))
            {
                lineEnd++;
            }
        }

        return lineEnd;
    }

    private void Blank(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            buffer[i] = ' ';
        }
    }
}
