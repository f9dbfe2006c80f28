using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;

namespace NetworkTests;

/// <summary>Whatever layers, classes and the types beside them are called, generated code means what it says.</summary>
public sealed class GeneratedNameTests
{
    // Every kernel and every activation, so that every name of the runtime is used.
    private const string Statements = """
        input 8x8x4
        c: conv2d 4, 3x3, padding: same, activation: relu
        depthwise 3x3, padding: same, activation: elu
        batchnorm; leakyrelu 0.1; maxpool 2x2; avgpool 1x1; zeropad 1; crop 1
        layernorm; groupnorm 2; lrn; upsample 2; adaptiveavgpool 5x3; conv2dtranspose 4, 2x2; separable 4, 2x2; dropout 0.5; softmax; tanh; sigmoid
        x: relu
        add(x, x)
        concat1: concat(x, current)
        y: globalavgpool
        from x
        z: globalmaxpool
        concat(y, z)
        labels "a b", c, d, e
        loss crossentropy

        """;

    private const string Last = "\ndense 4";

    private static readonly MetadataReference[] Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Fact]
    public void Layers_may_bear_every_name_that_generated_code_uses()
    {
        var trees = Code(PlaceOf("Net"), Statements + Last).Select(code => CSharpSyntaxTree.ParseText(code));
        var taken = NetCompiler.Compile(Request(PlaceOf("Net"), Statements + Last)).Graph!.Nodes.Select(node => node.Name).ToHashSet();
        var names = trees.SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .Concat(typeof(NetDsl.Network).GetMembers().Select(member => member.Name))
            .Concat(typeof(NetDsl.Ilgpu.DeviceNetwork).GetMembers().Select(member => member.Name))
            .Select(name => char.ToLowerInvariant(name[0]) + name[1..])
            .Append("concat1Slice0")
            .Where(name => name.All(char.IsLetterOrDigit) && !taken.Contains(name))
            .Distinct()
            .ToList();
        var layers = string.Concat(names.Select(name => $"{name}: dense 4\n"));

        Assert.True(names.Count > 100);
        Assert.Equal([], Errors(Code(PlaceOf("Net"), Statements + layers + Last)));
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("Conv2D")]
    [InlineData("Relu")]
    [InlineData("Add")]
    [InlineData("IConstant")]
    [InlineData("Loss")]
    [InlineData("Dense1")]
    [InlineData("C")]
    [InlineData("Network")]
    [InlineData("Trainer")]
    public void A_class_may_bear_the_name_of_a_kernel_or_of_its_own_layer(string name)
    {
        Assert.Equal([], Errors(Code(PlaceOf(name), Statements + Last)));
        Assert.Equal([], Errors(Code(PlaceOf("Net") with { ContainingTypes = new([$"partial class {name}"]) }, Statements + Last)));
    }

    [Fact]
    public void A_faulty_network_named_like_a_kernel_keeps_its_surface() =>
        Assert.Equal([], Errors(CodeOf(NetCompiler.Compile(Request(PlaceOf("Span"), "input 4; dense unknown")))));

    [Fact]
    public void Types_beside_the_class_may_bear_every_name_of_the_runtime()
    {
        var names = RuntimeNames.All.ToList();
        var place = PlaceOf("Net") with { HiddenNames = new(names) };
        var others = $"namespace Some.Place {{ {string.Concat(names.Select(name => $"class {name};"))} }}";

        var code = Code(place, Statements + Last);

        Assert.Equal([], Errors([.. code, others]));
        Assert.NotEmpty(Errors([.. Code(PlaceOf("Net"), Statements + Last), others]));
    }

    [Fact]
    public void Names_in_comments_and_texts_stay_as_they_are()
    {
        var code = Code(PlaceOf("Net") with { HiddenNames = new(["Dense"]) }, "input 4; dense 3; dense 2; labels \"Dense \\\\ one\", \"Dense two\"");

        Assert.Equal([], Errors(code));
        Assert.Contains("/// <summary>Output 1: Dense two.</summary>", code[0], StringComparison.Ordinal);
        Assert.Contains("\"Dense two\"", code[0], StringComparison.Ordinal);
        Assert.Contains("global::NetDsl.Kernels.Dense.Forward<Dense1, Identity>(", code[0], StringComparison.Ordinal);
        Assert.Contains("global::NetDsl.Ilgpu.Kernels.Dense.Forward<Dense1, Identity>(", code[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void A_label_with_a_separator_of_lines_stays_in_its_comment(char separator)
    {
        Assert.Equal([], Errors(Code(PlaceOf("Net"), $"input 4; dense 2; labels \"a{separator}b\", c")));
        Assert.Equal([], Errors(CodeOf(NetCompiler.Compile(Request(PlaceOf("Net"), $"input 4; dense 3; labels \"a{separator}b\", c")))));
    }

    private static ClassPlace PlaceOf(string name) => new("Some.Place", ValueList<string>.Empty, name, $"partial class {name}");

    private static NetworkRequest Request(ClassPlace place, string text) =>
        new(place, new SourceFile(place.Name, text), null, "", ValueList<SourceFile>.Empty, BuildTargets.Cpu | BuildTargets.Ilgpu);

    private static string[] CodeOf(NetworkCompilation compilation) => [compilation.Code, compilation.PartOf(BuildTargets.Ilgpu)!];

    private static string[] Code(ClassPlace place, string text)
    {
        var compilation = NetCompiler.Compile(Request(place, text));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return CodeOf(compilation);
    }

    // The oldest language that generated code needs, without implicit usings and without unsafe code.
    private static List<string> Errors(params string[] sources)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp12);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, parsing));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        return
        [
            .. CSharpCompilation.Create("Named", trees, Libraries, options)
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }
}
