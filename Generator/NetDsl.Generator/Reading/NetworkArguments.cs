using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Generator.Reading;

/// <summary>The arguments of [Network] with the places of their characters.</summary>
/// <param name="AreConstant">Whether all are constants; where not, the C# compiler says so.</param>
/// <param name="Text">The text, or null.</param>
/// <param name="TextSpan">Where the text is written, or null.</param>
/// <param name="File">The file, or null.</param>
/// <param name="FileSpan">Where the file is written, or null.</param>
/// <param name="Name">The network to take, or null.</param>
/// <param name="NameSpan">Where it is written, or null.</param>
/// <param name="With">Arguments for the network, or null.</param>
/// <param name="Targets">What the network is to run on, by the numbers of <c>NetDsl.Target</c>; null where that is left out.</param>
/// <param name="TargetsSpan">Where it is written, or null.</param>
internal sealed record NetworkArguments(
    bool AreConstant,
    MappedText? Text,
    TextSpan? TextSpan,
    MappedText? File,
    TextSpan? FileSpan,
    MappedText? Name,
    TextSpan? NameSpan,
    MappedText? With,
    int? Targets,
    TextSpan? TargetsSpan)
{
    /// <summary>Reads an attribute.</summary>
    public static NetworkArguments Read(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        var read = new NetworkArguments(true, null, null, null, null, null, null, null, null, null);
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            var expression = argument.Expression;
            if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: null })
            {
                continue;
            }

            var property = argument.NameEquals?.Name.Identifier.ValueText;
            if (property == "Targets")
            {
                read = read.WithTargets(model.GetConstantValue(expression, cancellation).Value, expression.Span);
                continue;
            }

            var text = LiteralReader.Read(expression, model, cancellation);
            read = read.WithProperty(property, text, expression.Span);
        }

        return read;
    }

    private NetworkArguments WithTargets(object? value, TextSpan span) =>
        this with { AreConstant = AreConstant && value is int, Targets = value as int?, TargetsSpan = span };

    private NetworkArguments WithProperty(string? property, MappedText? text, TextSpan span)
    {
        var read = text is null ? this with { AreConstant = false } : this;
        return property switch
        {
            null => read with { Text = text, TextSpan = span },
            "File" => read with { File = text, FileSpan = span },
            "Name" => read with { Name = text, NameSpan = span },
            "With" => read with { With = text },
            _ => read,
        };
    }
}
