using NetDsl.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.Generator.Tests.Fixes;

public sealed class CodeFixTests
{
    [Theory]
    [InlineData("[Network(\"input 4\")]\npublic sealed class Net;", "[Network(\"input 4\")]\npublic sealed partial class Net;")]
    [InlineData("/* remark */ class Outer\n{\n    [Network(\"input 4\")] partial class Net;\n}", "/* remark */ partial class Outer\n{\n    [Network(\"input 4\")] partial class Net;\n}")]
    public async Task Partial_is_added(string before, string after) =>
        Assert.Equal(Using + after, await FixRunner.Apply(new PartialFix(), Using + before));

    [Theory]
    [InlineData("public static partial class Net;", "public partial class Net;")]
    [InlineData("abstract partial class Net;", "partial class Net;")]
    public async Task A_modifier_that_forbids_networks_is_removed(string before, string after) => Assert.Equal(
        $"{Using}[Network(\"input 4\")] {after}", await FixRunner.Apply(new ModifierFix(), $"{Using}[Network(\"input 4\")] {before}"));

    [Theory]
    [InlineData("\"input 4; BAD 3\"", "\"input 4; good 3\"")]
    [InlineData("\"input 4; B\\u0041D 3\"", "\"input 4; good 3\"")]
    [InlineData("@\"input \"\"4; BAD 3\"", "@\"input \"\"4; good 3\"")]
    [InlineData("\"\"\"\n    input 4\n    BAD 3\n    \"\"\"", "\"\"\"\n    input 4\n    good 3\n    \"\"\"")]
    [InlineData("\"input 4;\" + \"BAD\"", "\"input 4;\" + \"good\"")]
    [InlineData("$\"{{ BAD\"", "$\"{{ good\"")]
    public async Task A_suggestion_replaces_exactly_what_is_wrong(string before, string after) =>
        Assert.Equal(Source(after), await FixRunner.Apply(new ReplacementFix(), Source(before)));

    [Fact]
    public async Task A_suggestion_over_the_seam_of_two_literals_is_not_offered() =>
        Assert.Null(await FixRunner.Apply(new ReplacementFix(), Source("\"input 4; B\" + \"AD\"")));

    [Fact]
    public async Task A_name_of_an_attribute_is_replaced_with_its_quotes() => Assert.Equal(
        $"{Using}[Network, Input(4), Relu(From = \"good\")] partial class Net;",
        await FixRunner.Apply(new ReplacementFix(), $"{Using}[Network, Input(4), Relu(From = \"BAD\")] partial class Net;"));

    [Theory]
    [InlineData("[Network(\"input 8x8x1; covn2d 6, 5x5\")]", "[Network(\"input 8x8x1; conv2d 6, 5x5\")]")]
    [InlineData("[Network(\"input 8x8x1; conv2d 6, 5x5, pading: same\")]", "[Network(\"input 8x8x1; conv2d 6, 5x5, padding: same\")]")]
    [InlineData("[Network(\"input 4; dense 3; expect parameters == 16\")]", "[Network(\"input 4; dense 3; expect parameters == 15\")]")]
    [InlineData("[Network, Input(4), Dense(3), ExpectParameters(16)]", "[Network, Input(4), Dense(3), ExpectParameters(15)]")]
    [InlineData("[Network, Input(8, 8, 1), Conv2D(2, 3), ExpectField(AtLeast = 4)]", "[Network, Input(8, 8, 1), Conv2D(2, 3), ExpectField(AtLeast = 3)]")]
    public async Task What_the_compiler_suggests_is_offered(string before, string after) => Assert.Equal(
        $"{Using}{after} partial class Net;",
        await FixRunner.Apply(new ReplacementFix(), $"{Using}{before} partial class Net;", new CompilationMemo(8, NetCompiler.Compile)));

    private const string Using = "using NetDsl;\n";

    private static string Source(string literal) => $"{Using}[Network({literal})]\npartial class Net;";
}
