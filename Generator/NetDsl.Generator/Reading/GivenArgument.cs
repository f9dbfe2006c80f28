using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Reading;

/// <summary>A value that an attribute gives to a parameter or property.</summary>
/// <param name="Name">The parameter or property as C# has it.</param>
/// <param name="Value">The value as the language writes it.</param>
/// <param name="Expression">The C# expression.</param>
/// <param name="Argument">The whole argument, its name included.</param>
/// <param name="Text">The value character by character where it is a text, else null.</param>
internal sealed record GivenArgument(
    string Name, string Value, ExpressionSyntax Expression, AttributeArgumentSyntax Argument, MappedText? Text);

/// <summary>Reads the arguments of one attribute.</summary>
internal sealed class GivenArguments(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The arguments in their order, or null where the C# compiler refuses them and says so.</summary>
    public IReadOnlyList<GivenArgument>? Read(AttributeSyntax attribute)
    {
        if (model.GetSymbolInfo(attribute, cancellation).Symbol is not IMethodSymbol constructor)
        {
            return null;
        }

        var given = new List<GivenArgument>();
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (NameOf(arguments[i], i, constructor) is not { } name || !AddValues(name, arguments[i], given))
            {
                return null;
            }
        }

        return given;
    }

    private static string? NameOf(AttributeArgumentSyntax argument, int index, IMethodSymbol constructor)
    {
        if (argument.NameEquals is { } property)
        {
            return property.Name.Identifier.ValueText;
        }

        if (argument.NameColon is { } parameter)
        {
            return parameter.Name.Identifier.ValueText;
        }

        var last = constructor.Parameters.Length - 1;
        return last < 0 ? null : constructor.Parameters[Math.Min(index, last)].Name;
    }

    private bool AddValues(string name, AttributeArgumentSyntax argument, List<GivenArgument> given)
    {
        foreach (var expression in Elements(argument.Expression))
        {
            if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: null })
            {
                // Null is what a property has that nobody sets.
                continue;
            }

            if (ValueOf(expression) is not { } value)
            {
                return false;
            }

            given.Add(new GivenArgument(name, value, expression, argument, LiteralReader.Read(expression, model, cancellation)));
        }

        return true;
    }

    private string? ValueOf(ExpressionSyntax expression) => expression is TypeOfExpressionSyntax type
        ? model.GetTypeInfo(type.Type, cancellation).Type?.Name
        : LanguageValue.Of(expression, model, cancellation);

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
        _ => [expression],
    };
}
