using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>The parameter that a network's statement <c>input</c> takes its size from.</summary>
internal sealed record ImageParameter(string Name)
{
    /// <summary>Finds it among the statements of a network, or gives null.</summary>
    public static ImageParameter? Find(NetworkSyntax network) => network.Body.Statements
        .OfType<ApplySyntax>()
        .Where(statement => statement.Callee.Name == "input" && statement.Arguments.Count == 1)
        .Select(statement => (statement.Arguments[0].Value as NameSyntax)?.Name)
        .Where(name => network.Parameters.Any(parameter => parameter.Name.Name == name))
        .Select(name => new ImageParameter(name!))
        .FirstOrDefault();
}
