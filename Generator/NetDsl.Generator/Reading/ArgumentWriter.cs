using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>Writes the arguments of one attribute as the language has them: <c> 6, 5x3, padding: same</c>.</summary>
internal sealed class ArgumentWriter(MappedTextBuilder target, List<DeclarationProblem> problems, AttributeSyntax attribute)
{
    private readonly string attributeName = attribute.Name.ToString();

    /// <summary>Writes all arguments that are given, in the order of the language.</summary>
    public void Write(AttributeEntry entry, IReadOnlyList<GivenArgument> given)
    {
        var separator = " ";
        var mayBePositional = true;
        foreach (var argument in entry.Arguments)
        {
            var parts = PartsOf(argument, given);
            mayBePositional &= argument.IsPositional && parts.Count > 0;
            if (parts.Count == 0)
            {
                continue;
            }

            target.Append(mayBePositional ? separator : $"{separator}{argument.Name}: ", parts[0].Argument.Span);
            WriteValue(argument, parts);
            separator = ", ";
        }
    }

    /// <summary>Writes the value of one argument from the C# values that give it.</summary>
    public void WriteValue(AttributeArgument argument, IReadOnlyList<GivenArgument> parts)
    {
        var whole = parts.FirstOrDefault(part => Is(part, argument.Whole));
        var pieces = parts.Where(part => part != whole).ToList();
        if (whole is not null)
        {
            target.Append(whole.Value, whole.Expression.Span);
            ReportTwice(argument, whole, pieces);
        }
        else if (argument.Form == ArgumentForm.Sides)
        {
            WriteSides(argument, pieces);
        }
        else if (argument.Form == ArgumentForm.Size && pieces.Count == 1)
        {
            ReportHalf(argument, pieces[0]);
        }
        else
        {
            WriteExtents(argument, pieces);
        }
    }

    private static bool Is(GivenArgument argument, string name) => string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase);

    private static List<GivenArgument> PartsOf(AttributeArgument argument, IReadOnlyList<GivenArgument> given) =>
        [.. given.Where(one => Is(one, argument.Whole) || argument.Parts.Any(part => Is(one, part)))];

    // 5x3 reads better; a negative extent cannot be written so and needs the round brackets to be refused with the right words.
    private void WriteExtents(AttributeArgument argument, List<GivenArgument> pieces)
    {
        var ordered = argument.Parts.SelectMany(part => pieces.Where(piece => Is(piece, part))).ToList();
        var plain = ordered.All(piece => piece.Value.All(char.IsDigit));
        var bracketSpan = ordered.Count > 0 ? Around(ordered) : attribute.Name.Span;
        target.Append(plain ? "" : "(", bracketSpan);
        for (var i = 0; i < ordered.Count; i++)
        {
            target.Append(i == 0 ? "" : plain ? "x" : ", ", bracketSpan);
            target.Append(ordered[i].Value, ordered[i].Expression.Span);
        }

        target.Append(plain ? "" : ")", bracketSpan);
    }

    private void WriteSides(AttributeArgument argument, List<GivenArgument> pieces)
    {
        var around = Around(pieces);
        for (var i = 0; i < argument.Parts.Length; i++)
        {
            target.Append(i == 0 ? "(" : ", ", around);
            var piece = pieces.FirstOrDefault(one => Is(one, argument.Parts[i]));
            target.Append(piece?.Value ?? "0", piece?.Expression.Span ?? around);
        }

        target.Append(")", around);
    }

    private void ReportTwice(AttributeArgument argument, GivenArgument whole, List<GivenArgument> pieces)
    {
        if (pieces.Count > 0)
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.ArgumentTwice, pieces[0].Argument.GetLocation(), whole.Name, pieces[0].Name, attributeName, argument.Name));
        }
    }

    private void ReportHalf(AttributeArgument argument, GivenArgument half)
    {
        var isHeight = Is(half, argument.Parts[0]);
        var stem = half.Name.Substring(0, half.Name.Length - (isHeight ? "Height" : "Width").Length);
        var other = stem + (isHeight ? "Width" : "Height");
        target.Append(half.Value, half.Expression.Span);
        problems.Add(DeclarationProblem.At(
            ProjectRules.HalfASize, half.Argument.GetLocation(), half.Name, attributeName, other, half.Value, stem));
    }

    private static TextSpan Around(List<GivenArgument> pieces) => TextSpan.FromBounds(
        pieces.Min(piece => piece.Argument.SpanStart),
        pieces.Max(piece => piece.Argument.Span.End));
}
