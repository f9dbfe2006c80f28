using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;
using TorchSharp;

namespace NetDsl.TorchSharp.Tests.Compilation;

/// <summary>Whatever layers, classes and the types beside them are called, a module means what it says.</summary>
public sealed class ModuleNameTests
{
    // A module of every kind, functions of several, a block and one that is shared.
    private const string Statements = """
        block unit() { residual { conv2d 4, 3x3, padding: same, activation: relu; batchnorm } }
        input 8x8x4
        c: conv2d 4, 3x3, padding: same, activation: relu
        unit1: unit; unit2: unit
        depthwise 3x3, padding: same, activation: elu
        batchnorm; leakyrelu 0.1; maxpool 2x2; avgpool 1x1; zeropad 1; crop 1
        layernorm; groupnorm 2; lrn; upsample 2; adaptiveavgpool 5x3; conv2dtranspose 4, 2x2; conv2dtranspose 4, 2x3
        separable 4, 2x2; dropout 0.5; droppath 0.1; scale; softmax; tanh; sigmoid
        x: relu
        add(x, x)
        concat1: concat(x, current)
        y: globalavgpool
        from x
        z: globalmaxpool
        concat(y, z)

        """;

    private const string Last = "\ndense 4";

    [Fact]
    public void Layers_and_blocks_may_bear_every_name_that_a_module_uses()
    {
        var plain = Code(Place(), Statements + Last);
        var taken = NetCompiler.Compile(Request(Place(), Statements + Last)).Graph!.Nodes.Select(node => node.Name.Split('.')[0]).ToHashSet();
        var names = CSharpSyntaxTree.ParseText(plain).GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind()))
            .Select(token => token.ValueText)
            .Concat(typeof(torch.nn.Module).GetMembers().Select(member => member.Name))
            .SelectMany(name => new[] { char.ToLowerInvariant(name[0]) + name[1..], char.ToUpperInvariant(name[0]) + name[1..] })
            .Where(name => name.All(char.IsLetterOrDigit) && !taken.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var layers = string.Concat(names.Select((name, i) => i % 2 == 0 ? $"{name}: dense 4\n" : $"{name}: dense 4, activation: relu\n\"{name}.{name}\": dense 4\n"));

        Assert.True(names.Count > 100);
        var code = Code(Place(), Statements + layers + Last);
        Assert.Equal("", string.Join('\n', Problems(code)));
    }

    [Fact]
    public void Types_beside_the_class_may_bear_every_name_that_a_module_uses()
    {
        var names = RuntimeNames.TorchSharp.Namespaces.Keys.ToList();
        var others = $"namespace Some.Place {{ {string.Concat(names.Select(name => $"class {name} {{ }}"))} }}";

        Assert.Equal([], Problems(Code(Place() with { HiddenNames = new(names) }, Statements + Last), others));
        Assert.NotEmpty(Problems(Code(Place(), Statements + Last), others));
    }

    [Theory]
    [InlineData("Tensor")]
    [InlineData("Conv2d")]
    [InlineData("nn")]
    [InlineData("Module")]
    [InlineData("Layout")]
    public void A_class_may_bear_the_name_of_a_type_that_a_module_uses(string name)
    {
        var place = new ClassPlace("Some.Place", ValueList<string>.Empty, name, $"partial class {name}");

        Assert.Equal([], Problems(Code(place, Statements + Last), place: place));
    }

    private static ClassPlace Place() => new("Some.Place", ValueList<string>.Empty, "Net", "partial class Net");

    private static NetworkRequest Request(ClassPlace place, string text) =>
        new(place, new SourceFile("Net", text), null, "", ValueList<SourceFile>.Empty, BuildTargets.Cpu | BuildTargets.TorchSharp);

    private static string Code(ClassPlace place, string text)
    {
        var compilation = NetCompiler.Compile(Request(place, text));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return ModuleCompilation.CodeOf(compilation);
    }

    private static IReadOnlyList<string> Problems(string code, string others = "", ClassPlace? place = null) =>
        [.. ModuleCompilation.Problems([code, ModuleCompilation.Outline(place ?? Place()), others]).Take(20)];
}
