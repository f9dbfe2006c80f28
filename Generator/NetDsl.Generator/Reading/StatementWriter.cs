using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>Writes attributes as statements of the language, each value with the C# expression that it stems from.</summary>
internal sealed class StatementWriter(List<DeclarationProblem> problems)
{
    private readonly MappedTextBuilder target = new();

    /// <summary>Everything written so far.</summary>
    public MappedText Build() => target.Build();

    /// <summary>Writes one attribute.</summary>
    public void Write(AttributeSyntax attribute, AttributeEntry entry, IReadOnlyList<GivenArgument> given)
    {
        switch (entry.Form)
        {
            case StatementForm.Layer:
                WriteLayer(attribute, entry, given);
                break;
            case StatementForm.Join:
                WriteLabel(given);
                WriteCall(attribute, entry.Keyword, [.. given.Where(argument => Is(argument, "inputs"))]);
                break;
            case StatementForm.Expect:
                WriteExpectations(attribute, entry, given);
                break;
            case StatementForm.Block:
                WriteBlock(attribute, given);
                break;
            case StatementForm.Use:
                WriteUse(attribute, entry.Keyword, given);
                break;
            case StatementForm.Words:
                WriteWords(attribute, entry.Keyword, given);
                break;
            default:
                target.Append(entry.Keyword + " ", attribute.Name.Span);
                WriteNames(given, quoted: false);
                EndStatement(attribute);
                break;
        }
    }

    /// <summary>Writes the import of a block that another class declares.</summary>
    public void WriteImport(BlockSource block, AttributeSyntax first) => target.Append($"import \"{block.Source.Path}\"\n", first.Name.Span);

    private static bool Is(GivenArgument argument, string name) => string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase);

    private void WriteLayer(AttributeSyntax attribute, AttributeEntry entry, IReadOnlyList<GivenArgument> given)
    {
        WriteFrom(attribute, given);
        WriteLabel(given);
        target.Append(entry.Keyword, attribute.Name.Span);
        new ArgumentWriter(target, problems, attribute).Write(entry, given);
        EndStatement(attribute);
    }

    private void WriteFrom(AttributeSyntax attribute, IReadOnlyList<GivenArgument> given)
    {
        if (given.FirstOrDefault(argument => Is(argument, "From")) is { } from)
        {
            target.Append("from ", from.Argument.Span);
            target.Append(from.Value, from.Expression.Span);
            EndStatement(attribute);
        }
    }

    // repeat i in 0..2 { "layer1.{i}": Bottleneck 64, s: 2 }
    private void WriteBlock(AttributeSyntax attribute, IReadOnlyList<GivenArgument> given)
    {
        WriteFrom(attribute, given);
        var repeat = given.FirstOrDefault(argument => Is(argument, "Repeat"));
        if (repeat is not null)
        {
            var last = long.Parse(repeat.Value, CultureInfo.InvariantCulture) - 1;
            target.Append("repeat i in 0..", repeat.Argument.Span);
            target.Append(last.ToString(CultureInfo.InvariantCulture), repeat.Expression.Span);
            target.Append(" { ", repeat.Argument.Span);
        }

        WriteLabel(given, isNumbered: repeat is not null);
        var block = given.First(argument => Is(argument, "block"));
        target.Append(block.Value, block.Expression.Span);
        var separator = " ";
        foreach (var argument in given.Where(one => Is(one, "arguments")).Concat(given.Where(one => Is(one, "With"))))
        {
            target.Append(separator, argument.Argument.Span);
            WriteText(argument);
            separator = ", ";
        }

        target.Append(repeat is null ? "" : " }", attribute.Name.Span);
        EndStatement(attribute);
    }

    // backbone: use keras.VGG16(top: false)
    private void WriteUse(AttributeSyntax attribute, string keyword, IReadOnlyList<GivenArgument> given)
    {
        WriteFrom(attribute, given);
        WriteLabel(given);
        target.Append(keyword + " ", attribute.Name.Span);
        foreach (var network in given.Where(argument => Is(argument, "network")))
        {
            WriteText(network);
        }

        foreach (var with in given.Where(argument => Is(argument, "With")))
        {
            target.Append("(", with.Argument.Span);
            WriteText(with);
            target.Append(")", with.Argument.Span);
        }

        EndStatement(attribute);
    }

    // Text in the language, in which every character can be wrong.
    private void WriteText(GivenArgument argument)
    {
        if (argument.Text is { } text)
        {
            target.Append(text);
        }
        else
        {
            target.Append(argument.Value, argument.Expression.Span);
        }
    }

    private void WriteLabel(IReadOnlyList<GivenArgument> given, bool isNumbered = false)
    {
        if (given.FirstOrDefault(argument => Is(argument, "Name")) is { } name)
        {
            target.Append(isNumbered ? LanguageValue.Numbered(name.Value, "i") : LanguageValue.Name(name.Value), name.Expression.Span);
            target.Append(": ", name.Argument.Span);
        }
    }

    private void WriteCall(AttributeSyntax attribute, string keyword, IReadOnlyList<GivenArgument> inputs)
    {
        target.Append(keyword, attribute.Name.Span);
        target.Append("(", attribute.Name.Span);
        WriteNames(inputs, quoted: false);
        target.Append(")", attribute.Name.Span);
        EndStatement(attribute);
    }

    private void WriteWords(AttributeSyntax attribute, string keyword, IReadOnlyList<GivenArgument> given)
    {
        target.Append(keyword + " ", attribute.Name.Span);
        WriteNames(given, quoted: true);
        EndStatement(attribute);
    }

    private void WriteNames(IReadOnlyList<GivenArgument> names, bool quoted)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0)
            {
                target.Append(", ", names[i].Expression.Span);
            }

            target.Append(quoted ? LanguageValue.Name(names[i].Value) : names[i].Value, names[i].Expression.Span);
        }
    }

    private void WriteExpectations(AttributeSyntax attribute, AttributeEntry entry, IReadOnlyList<GivenArgument> given)
    {
        var exact = given.Where(argument => !Is(argument, "AtLeast") && !Is(argument, "AtMost")).ToList();
        if (exact.Count > 0 || given.Count == 0)
        {
            WriteFact(attribute, entry.Keyword, "==", attribute.Name.Span);
            new ArgumentWriter(target, problems, attribute).WriteValue(entry.Arguments[0], exact);
            EndStatement(attribute);
        }

        foreach (var bound in given.Except(exact))
        {
            WriteFact(attribute, entry.Keyword, Is(bound, "AtLeast") ? ">=" : "<=", bound.Argument.Span);
            target.Append(bound.Value, bound.Expression.Span);
            EndStatement(attribute);
        }
    }

    private void WriteFact(AttributeSyntax attribute, string fact, string comparison, TextSpan comparisonSpan)
    {
        target.Append($"expect {fact}", attribute.Name.Span);
        target.Append($" {comparison} ", comparisonSpan);
    }

    private void EndStatement(AttributeSyntax attribute) => target.Append("\n", new TextSpan(attribute.Span.End, 0));
}
