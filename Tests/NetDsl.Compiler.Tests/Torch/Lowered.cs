using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Tests.Specs;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>A network's statements in PyTorch, each as one line of either language.</summary>
internal sealed class Lowered(NetworkGraph graph)
{
    public NetworkGraph Graph => graph;

    public TorchProgram Program { get; } = LowerToTorch.Run(graph);

    public static Lowered From(string text)
    {
        var compilation = SpecCompilation.Compile(text);
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error);
        return new Lowered(compilation.Graph!);
    }

    public IEnumerable<TorchModule> Modules => Program.Statements.Select(statement => statement.Operation).OfType<TorchModule>();

    public IEnumerable<string> CSharp(bool overwrite = false) => Program.Statements.Select(statement => statement.Operation switch
    {
        TorchModule module => $"{Maker(module)}({module.CSharpArguments})",
        TorchFunction function => function.InCSharp(Names(statement), overwrite && function.CanOverwrite),
        _ => throw new NotSupportedException(),
    });

    public IEnumerable<string> Python(bool overwrite = false) => Program.Statements.Select(statement => statement.Operation switch
    {
        TorchModule module => $"{module.Type}({module.PythonArguments})",
        TorchFunction function => function.InPython(Names(statement), overwrite && function.CanOverwrite),
        _ => throw new NotSupportedException(),
    });

    private static string Maker(TorchModule module) => module.IsOwn ? $"new {module.Type}" : module.Type;

    private static List<string> Names(TorchStatement statement) => [.. statement.Operands.Select(operand => operand.Name.Replace('.', '_'))];
}
