using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Finds the sentence for a piece that the grammar could not read: from where it stopped, what it missed there, and the words around.
/// </summary>
internal sealed class FaultFinder(CleanText clean, int start, int end)
{
    private readonly List<SourceSpan> words = ReadWords(clean, start, end);

    /// <summary>The diagnostic of a failure.</summary>
    /// <param name="at">Where the grammar stopped.</param>
    /// <param name="expected">What it missed there.</param>
    public CompilerDiagnostic Describe(int at, IReadOnlyList<string> expected)
    {
        var index = words.FindIndex(word => word.End > at);
        if (index < 0)
        {
            return DescribeEnd(expected);
        }

        var found = words[index];
        var previous = index > 0 ? words[index - 1] : (SourceSpan?)null;
        if (found.Text == "=")
        {
            return DescribeEquals(found);
        }

        var missesValue = expected.Contains(Expectation.Value);
        if (missesValue && previous is { } before && !BeginsValue(found))
        {
            return SyntaxRules.MissingValue.At(before, SubjectOf(index - 1));
        }

        return !missesValue && previous is { } left && EndsValue(left) && BeginsValue(found)
            ? DescribeNeighbours(index, left, found)
            : DescribeUnexpected(index, found, expected);
    }

    private CompilerDiagnostic DescribeEnd(IReadOnlyList<string> expected)
    {
        var last = words[words.Count - 1];
        return expected.Contains(Expectation.Value)
            ? SyntaxRules.MissingValue.At(last, SubjectOf(words.Count - 1))
            : SyntaxRules.Incomplete.At(last, last.Text, Join(expected));
    }

    private CompilerDiagnostic DescribeEquals(SourceSpan found) => words[0].Text is "expect" or "when" or "else"
        ? SyntaxRules.SingleEquals.At(found, "==", "to compare")
        : SyntaxRules.SingleEquals.At(found, ":", "to name a value, or '==' to compare");

    private CompilerDiagnostic DescribeNeighbours(int index, SourceSpan left, SourceSpan found)
    {
        if (index == 1 && IsText(left))
        {
            return SyntaxRules.MissingColon.At(found, left.Text, found.Text);
        }

        var leadsRow = index == 2 && IsName(words[0]) && IsName(left) && !StatementGrammar.IsNameless(words[0].Text);
        return leadsRow
            ? SyntaxRules.MissingColon.At(words[1], words[0].Text, left.Text)
            : SyntaxRules.MissingComma.At(found, left.Text, found.Text);
    }

    private CompilerDiagnostic DescribeUnexpected(int index, SourceSpan found, IReadOnlyList<string> expected)
    {
        var isCall = found.Text == "," && index > 3 && words[1].Text == "(" && words[1].Start == words[0].End && IsName(words[0]);
        if (isCall && expected.Contains(Expectation.End))
        {
            return SyntaxRules.CallFormContinues.At(found, words[0].Text);
        }

        var repair = expected.Contains(Expectation.End) ? $"remove '{found.Text}' or write it as a statement of its own" : $"write {Join(expected)} there";
        return SyntaxRules.Unexpected.At(found, found.Text, Join(expected), repair);
    }

    /// <summary>A colon is shown with the name before it: <c>padding:</c>.</summary>
    private string SubjectOf(int index) => index > 0 && words[index].Text == ":" && (IsName(words[index - 1]) || IsText(words[index - 1]))
        ? words[index - 1].Text + ":"
        : words[index].Text;

    private static string Join(IReadOnlyList<string> expected)
    {
        var distinct = expected.Distinct().ToList();
        return distinct.Count == 0 ? "something else" : string.Join(" or ", distinct);
    }

    private static bool IsName(SourceSpan word) => Characters.IsNameStart(word.Source.Text[word.Start]);

    private static bool IsText(SourceSpan word) => word.Source.Text[word.Start] == '"';

    private static bool IsOperatorWord(SourceSpan word) => word.Text is "and" or "or" or "not";

    private static bool BeginsValue(SourceSpan word)
    {
        var c = word.Source.Text[word.Start];
        return (Characters.IsNamePart(c) && word.Text is not ("and" or "or")) || c is '"' or '(' or '[';
    }

    private static bool EndsValue(SourceSpan word)
    {
        var c = word.Source.Text[word.End - 1];
        return (Characters.IsNamePart(c) && !IsOperatorWord(word)) || c is '"' or ')' or ']';
    }

    private static List<SourceSpan> ReadWords(CleanText clean, int start, int end)
    {
        var words = new List<SourceSpan>();
        for (var at = Characters.SkipSpace(clean.Text, start, end); at < end; at = Characters.SkipSpace(clean.Text, at, end))
        {
            var length = Math.Min(WordLength(clean.Text, at, end), end - at);
            words.Add(clean.Source.Span(at, length));
            at += length;
        }

        return words;
    }

    private static int WordLength(string text, int at, int end)
    {
        if (text[at] == '"')
        {
            var close = text.IndexOf('"', at + 1);
            return close < 0 ? 1 : close + 1 - at;
        }

        if (Characters.IsDigit(text[at]))
        {
            return NumberReader.RunEnd(text, at, end) - at;
        }

        var isPair = at + 1 < end && text[at + 1] == '=' && (text[at] is '=' or '!' or '<' or '>');
        return isPair ? 2 : Math.Max(1, Characters.NameEnd(text, at, end) - at);
    }
}
