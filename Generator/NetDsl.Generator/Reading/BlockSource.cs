using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;

namespace NetDsl.Generator.Reading;

/// <summary>A class that bears [NetworkBlock], as a text that networks import.</summary>
/// <param name="Source">The text, under the class's full name.</param>
/// <param name="CSharpFile">The path of the C# file; null where the class comes from another assembly.</param>
/// <param name="Text">The text and where its characters come from; null where the class comes from another assembly.</param>
internal sealed record BlockSource(SourceFile Source, string? CSharpFile, MappedText? Text)
{
    /// <summary>Reads a class, or gives null where it is no block.</summary>
    public static BlockSource? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var data = type.GetAttributes().FirstOrDefault(one => KnownTypes.IsBlockAttribute(one.AttributeClass));
        if (data is null)
        {
            return null;
        }

        var path = type.ToDisplayString();
        if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list } attribute)
        {
            var model = compilation.GetSemanticModel(attribute.SyntaxTree);
            var parts = list.Arguments.Select(argument => LiteralReader.Read(argument.Expression, model, cancellation)).ToList();
            var text = Write(type.Name, parts, attribute.Name.Span);
            return new BlockSource(new SourceFile(path, text.Text), attribute.SyntaxTree.FilePath, text);
        }

        var values = data.ConstructorArguments.Select(argument => Plain(argument.Value as string ?? "")).ToList();
        return new BlockSource(new SourceFile(path, Write(type.Name, values, default).Text), null, null);
    }

    private static MappedText Write(string name, IReadOnlyList<MappedText?> parts, TextSpan around)
    {
        var target = new MappedTextBuilder();
        target.Append($"block {name}(", around);
        if (parts.Count > 1 && parts[0] is { } parameters)
        {
            target.Append(parameters);
        }

        target.Append(") {\n", around);
        if (parts.Count > 0 && parts[parts.Count - 1] is { } body)
        {
            target.Append(body);
        }

        target.Append("\n}\n", around);
        return target.Build();
    }

    private static MappedText Plain(string text)
    {
        var target = new MappedTextBuilder();
        target.Append(text, default);
        return target.Build();
    }
}
