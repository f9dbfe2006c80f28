using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Reading;

/// <summary>Constants of C# as the language writes them.</summary>
internal static class LanguageValue
{
    /// <summary>The value of a constant expression, or null where it is none.</summary>
    public static string? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var constant = model.GetConstantValue(expression, cancellation);
        if (!constant.HasValue)
        {
            return null;
        }

        return model.GetTypeInfo(expression, cancellation).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? Word(type, constant.Value)
            : Text(constant.Value);
    }

    /// <summary>A name as it stands in a label: without quotes where it can, and in quotes, where braces are doubled, else.</summary>
    public static string Name(string text) => IsName(text) ? text : $"\"{Literal(text)}\"";

    /// <summary>A name with the value of a counter behind it: <c>"layer1.{i}"</c>.</summary>
    public static string Numbered(string text, string counter) => $"\"{Literal(text)}.{{{counter}}}\"";

    private static string Literal(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(character => character == '_' || (character < '\u0080' && char.IsLetterOrDigit(character)));

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        double real => Real(real),
        float real => Real(real),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // The shortest text that reads back as the same number; "1E-05" is written 1e-05.
    private static string Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Replace("E+", "e").Replace('E', 'e');
    }

    private static string? Word(INamedTypeSymbol type, object? value)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
        if (member is null)
        {
            return Text(value);
        }

        return AttributeTable.Words.TryGetValue($"{type.Name}.{member.Name}", out var word) ? word : member.Name.ToLowerInvariant();
    }
}
