using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Finds the sentence for a piece that the grammar could not read: from where it stopped, what it missed there, and the words around.
/// </summary>
internal sealed class FaultFinder(CleanText clean, int start, int end)
{
    private const string ChoicesRepair =
        "write 'or' between two conditions, and choices behind the parameters of 'network' and 'block' alone";

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
        if (UseGrammar.FindCalledNetwork(words, index) is { } called)
        {
            return SyntaxRules.Unexpected.At(called, called.Text, "a layer or 'use'", $"write 'use {called.Text}(...)'").Suggesting("use " + called.Text);
        }

        if (UseGrammar.IsQuotedName(words, index))
        {
            var name = Excerpt.Of(found).Trim('"');
            return SyntaxRules.Unexpected.At(found, Excerpt.Of(found), "the name of a network", $"write it without quotes, as in 'use {name}'");
        }

        if (at > found.Start && IsText(found))
        {
            return SyntaxRules.MalformedText.At(found, Excerpt.Of(found));
        }

        if (found.Text == "=")
        {
            return DescribeEquals(found);
        }

        if (found.Text == "|" && words[0].Text is not ("network" or "block"))
        {
            return SyntaxRules.Unexpected.At(found, "|", Expectation.End, ChoicesRepair);
        }

        var missesValue = expected.Contains(Expectation.Value);
        if (index > 0 && missesValue && !BeginsValue(found))
        {
            return SyntaxRules.MissingValue.At(words[index - 1], SubjectOf(index - 1));
        }

        if (UseGrammar.FindMissingBracket(words, index) is { } network)
        {
            var (name, first) = (network.Text, Excerpt.Of(found));
            return SyntaxRules.Unexpected.At(
                found, first, "'(' or the end of the statement", $"write the arguments in brackets, as in '{name}({first} ...)'");
        }

        var missesSign = expected.Any(item => item is Expectation.End or "')'" or "']'");
        return index > 0 && missesSign && (TakesArguments || IsCarried(index - 1) || IsParameter(index)) && EndsValue(words[index - 1]) && BeginsValue(found)
            ? DescribeNeighbours(index)
            : DescribeUnexpected(index, expected);
    }

    /// <summary>Whether the statement goes on with arguments or other elements, so that a comma could stand in it.</summary>
    private bool TakesArguments =>
        words[0].Text is "default" or "labels" or "loss"
        || !(KeywordGrammar.IsKeyword(words[0].Text) || words[0].Text is "residual" or "gate" or "branch");

    /// <summary>Whether a word stands in the brackets of a declaration, where parameters have commas between them.</summary>
    private bool IsParameter(int index) =>
        words[0].Text is "network" or "block" && words.FindIndex(word => word.Text == "(") is > 0 and var open && open < index;

    /// <summary>Whether a word is one of the names behind <c>carry</c>.</summary>
    private bool IsCarried(int index) =>
        words[0].Text is "repeat" or "each" && words.FindIndex(1, word => word.Text == "carry") is > 0 and var carry && carry < index;

    private CompilerDiagnostic DescribeEnd(IReadOnlyList<string> expected)
    {
        var last = words[words.Count - 1];
        return expected.Contains(Expectation.Value)
            ? SyntaxRules.MissingValue.At(last, SubjectOf(words.Count - 1))
            : SyntaxRules.Incomplete.At(last, Excerpt.Of(last), Join(expected));
    }

    private CompilerDiagnostic DescribeEquals(SourceSpan found) => words[0].Text is "expect" or "when" or "else"
        ? SyntaxRules.SingleEquals.At(found, "==", "to compare")
        : SyntaxRules.SingleEquals.At(found, ":", "to name a value, or '==' to compare");

    /// <summary>Two values with nothing between them: a comma is missing, or a colon behind a name.</summary>
    private CompilerDiagnostic DescribeNeighbours(int index)
    {
        var (left, right) = (Excerpt.Of(words[index - 1]), Excerpt.Of(words[index]));
        if (index == 1 && IsText(words[0]))
        {
            return SyntaxRules.MissingColon.At(words[1], left, right, $"'{left}: {right}' to name the layer");
        }

        if (index == 2 && IsName(words[0]) && IsName(words[1]) && !KeywordGrammar.IsKeyword(words[0].Text))
        {
            var first = Excerpt.Of(words[0]);
            var repair = $"'{first}: {left} {right}' to name the layer, or '{first} {left}: {right}' to name its argument";
            return SyntaxRules.MissingColon.At(words[1], first, left, repair);
        }

        var isName = IsName(words[index - 1]) && !IsCarried(index - 1) && (index == 1 || words[index - 2].Text is "," or "(");
        return SyntaxRules.MissingComma.At(words[index], left, right, NeighbourRepair(left, right, isName, BeginsLineBehindComma(index - 1)));
    }

    private static string NeighbourRepair(string left, string right, bool isName, bool joinsLines)
    {
        if (!joinsLines)
        {
            var comma = $"a comma between '{left}' and '{right}'";
            return isName ? $"write '{left}: {right}', or {comma}" : $"write {comma}";
        }

        var removal = $"remove the comma at the end of the line before '{left}'";
        return isName && !KeywordGrammar.IsKeyword(left) ? $"write '{left}: {right}', or {removal}" : removal;
    }

    /// <summary>Whether a word begins a line that only the comma at the end of the line before joins to the statement.</summary>
    private bool BeginsLineBehindComma(int index) =>
        index > 0
        && IsName(words[index])
        && words[index - 1].Text == ","
        && clean.Source.PositionOf(words[index - 1].Start).Line < clean.Source.PositionOf(words[index].Start).Line;

    private CompilerDiagnostic DescribeUnexpected(int index, IReadOnlyList<string> expected)
    {
        var found = Excerpt.Of(words[index]);
        if (!expected.Contains(Expectation.End))
        {
            return SyntaxRules.Unexpected.At(words[index], found, Join(expected), $"write {Join(expected)} there");
        }

        if (found == "," && FindCallee() is { } callee)
        {
            return SyntaxRules.CallFormContinues.At(words[index], Excerpt.Of(callee));
        }

        if (words[0].Text is "repeat" or "each" && Suggestions.Closest(found, ["carry"]) is { } carry && found != carry)
        {
            return SyntaxRules.Unexpected.At(words[index], found, $"'{carry}' or {Expectation.Body}", $"write '{carry}'").Suggesting(carry);
        }

        return words[0].Text is "repeat" or "each" or "when" or "else" or "shortcut" or "residual" or "gate" or "branch" or "network" or "block"
            ? SyntaxRules.Unexpected.At(words[index], found, Expectation.Body, $"remove '{found}' or write {Expectation.Body} before it")
            : SyntaxRules.Unexpected.At(words[index], found, Expectation.End, $"remove '{found}' or end the statement before it");
    }

    /// <summary>The name before the bracket of a statement that begins as a call, behind its label or without one; else null.</summary>
    private SourceSpan? FindCallee()
    {
        var open = words.FindIndex(word => word.Text == "(");
        return open is 1 or 3 && IsName(words[open - 1]) && words[open - 1].End == words[open].Start ? words[open - 1] : null;
    }

    /// <summary>A colon is shown with the name before it: <c>padding:</c>.</summary>
    private string SubjectOf(int index) => index > 0 && words[index].Text == ":"
        ? Excerpt.Of(words[index - 1]) + ":"
        : Excerpt.Of(words[index]);

    private static string Join(IReadOnlyList<string> expected) =>
        expected.Count == 0 ? "something else" : string.Join(" or ", expected);

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
