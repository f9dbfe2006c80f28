using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>Holds the choices of a parameter to what they can be: words, each of them once.</summary>
internal static class ChoicesReader
{
    /// <summary>The words among what stands between the signs; anything else is reported and left out.</summary>
    public static IReadOnlyList<NameSyntax> Read(NameSyntax parameter, IReadOnlyList<ExpressionSyntax> values, DiagnosticBag diagnostics)
    {
        var choices = new List<NameSyntax>(values.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value is not NameSyntax word)
            {
                diagnostics.Add(SyntaxRules.ChoiceNotAWord.At(value.Span, Excerpt.Of(value.Span), parameter.Name, Repair(parameter, value)));
            }
            else if (seen.Add(word.Name))
            {
                choices.Add(word);
            }
            else
            {
                diagnostics.Add(SyntaxRules.ChoiceTwice.At(word.Span, word.Name, parameter.Name));
            }
        }

        return choices;
    }

    private static string Repair(NameSyntax parameter, ExpressionSyntax value)
    {
        var word = value is TextSyntax { Parts: { Count: 1 } parts } && parts[0] is LiteralTextSyntax literal ? literal.Value : "";
        return word.Length > 0 && Characters.NameEnd(word, 0, word.Length) == word.Length
            ? $"write '{word}' without quotes"
            : $"write a word, or give '{parameter.Name}' one default and no choices";
    }
}
