using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Reads the class Net of a source as the hosts do.</summary>
internal static class ReaderText
{
    public static ReadDeclaration Read(string attributes, string declaration = "public partial class Net;")
    {
        var project = new TestProject($"using NetDsl;\n{attributes}\n{declaration}\ninternal static class Five {{ public const int Value = 5; }}");
        return Net(project);
    }

    public static ReadDeclaration Net(TestProject project)
    {
        var tree = project.Compilation.SyntaxTrees[0];
        var node = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First(type => type.Identifier.ValueText == "Net");
        var model = project.Compilation.GetSemanticModel(tree);
        return DeclarationReader.Read(node, model.GetDeclaredSymbol(node)!, model, CancellationToken.None)!;
    }

    public static string? Of(string attributes) => Read(attributes).Declaration?.Text;
}
