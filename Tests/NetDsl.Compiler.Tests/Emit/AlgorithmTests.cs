namespace NetDsl.Compiler.Tests.Emit;

/// <summary>The choice of algorithms reaches the constants of the kernels, and nothing where it is the usual one.</summary>
public sealed class AlgorithmTests
{
    private const string Switch = "public static bool MinimalFiltering { [MethodImpl(Inline)] get => false; }";

    [Fact]
    public void The_usual_algorithm_leaves_no_trace() =>
        Assert.DoesNotContain("MinimalFiltering", Code("input 16x16x32; conv2d 32, 3x3; conv2dtranspose 32, 3x3, algorithm: auto"));

    [Theory]
    [InlineData("conv2d 32, 3x3, algorithm: direct")]
    [InlineData("conv2dtranspose 32, 3x3, algorithm: direct")]
    public void A_layer_computed_directly_says_so_in_its_constants(string layer) =>
        Assert.Equal(1, Count(Code("input 16x16x32; conv2d 32, 5x5; " + layer)));

    [Fact]
    public void A_default_holds_for_every_layer_that_does_not_say_otherwise()
    {
        var code = Code("""
            block twice(f) { conv2d f, 3x3; conv2d f, 3x3 }
            network Net {
                input 32x32x32
                default conv2d algorithm: direct
                twice 32
                twice 64
                conv2d 64, 3x3, algorithm: auto
            }
            """);

        Assert.Equal(4, Count(code));
    }

    [Theory]
    [InlineData(BuildTargets.Ilgpu)]
    [InlineData(BuildTargets.TorchSharp)]
    public void Other_targets_have_the_same_part_with_either(BuildTargets target)
    {
        const string Text = "input 16x16x32; conv2d 32, 3x3";

        Assert.Equal(Compile(Text, target).PartOf(target), Compile(Text + ", algorithm: direct", target).PartOf(target));
    }

    private static int Count(string code) => code.Split(Switch).Length - 1;

    private static string Code(string text) => Compile(text, BuildTargets.Cpu).Code;

    private static NetworkCompilation Compile(string text, BuildTargets target)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net");
        var source = new SourceFile("Net", text);
        var compilation = NetCompiler.Compile(new NetworkRequest(place, source, null, "", ValueList<SourceFile>.Empty, BuildTargets.Cpu | target));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return compilation;
    }
}
