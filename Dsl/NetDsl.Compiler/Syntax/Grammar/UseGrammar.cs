using NetDsl.Compiler.Library;
using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary><c>use keras.VGG16(top: false)</c>.</summary>
internal static class UseGrammar
{
    /// <summary>The word that begins the statement.</summary>
    public const string Word = "use";

    private static readonly Parser<NameSyntax> Part =
        from dot in Lexemes.Sign(".")
        from name in Lexemes.Name
        select name;

    private static readonly Parser<NameSyntax> Network =
        from first in Lexemes.Name
        from rest in Part.Repeated()
        select rest.Aggregate(first, (whole, part) => new NameSyntax(whole.Span.To(part.Span), whole.Name + "." + part.Name));

    /// <summary>The whole statement behind its label.</summary>
    public static Parser<StatementSyntax> Use(LabelSyntax? label) =>
        from keyword in Lexemes.Keyword(Word)
        from network in Network
        from arguments in ExpressionGrammar.CallArguments.OrNull()
        select new UseSyntax(
            (label?.Span ?? keyword.Span).To(arguments?.Close ?? network.Span), label, network, arguments?.Values ?? []);

    /// <summary>The network's name where its arguments begin without a bracket: <c>use VGG16 top: false</c>.</summary>
    public static SourceSpan? FindMissingBracket(IReadOnlyList<SourceSpan> words, int index)
    {
        var use = FindWord(words);
        if (use < 0 || index < use + 2 || !Characters.IsNamePart(words[index].Text[0]))
        {
            return null;
        }

        for (var i = use + 1; i < index; i++)
        {
            var isDot = words[i].Text == ".";
            if (isDot == ((i - use) % 2 == 1))
            {
                return null;
            }
        }

        return Characters.IsNamePart(words[index - 1].Text[0]) ? words[index - 1] : null;
    }

    /// <summary>Whether a word is the name of the network in quotes, as the attribute has it: <c>use "VGG16"</c>.</summary>
    public static bool IsQuotedName(IReadOnlyList<SourceSpan> words, int index) =>
        FindWord(words) is >= 0 and var use && index == use + 1 && words[index].Length > 2 && words[index].Text[0] == '"';

    /// <summary>The name of a network that is called as if it were a layer: <c>keras.VGG16(top: false)</c>; else null.</summary>
    public static SourceSpan? FindCalledNetwork(IReadOnlyList<SourceSpan> words, int index)
    {
        var first = words.Count > 2 && words[1].Text == ":" ? 2 : 0;
        if (index != first + 3 || words[index].Text != "(")
        {
            return null;
        }

        var name = words[first].To(words[first + 2]);
        return NetworkLibrary.Find(name.Text).Count > 0 ? name : null;
    }

    private static int FindWord(IReadOnlyList<SourceSpan> words) =>
        words[0].Text == Word ? 0 : words.Count > 2 && words[1].Text == ":" && words[2].Text == Word ? 2 : -1;
}
