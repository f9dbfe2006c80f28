using NetDsl.Compiler.Emit;

namespace NetDsl.Compiler.Tests.Emit;

public sealed class IdentifierScopeTests
{
    [Theory]
    [InlineData("layer1.0.conv1", "Layer1_0_Conv1")]
    [InlineData("conv-1_x", "Conv_1_X")]
    [InlineData("1", "_1")]
    [InlineData("each", "Each")]
    public void A_name_becomes_an_identifier(string name, string identifier) => Assert.Equal(identifier, new IdentifierScope().Unique(name));

    [Fact]
    public void A_layer_steps_aside_from_what_is_reserved()
    {
        var scope = new IdentifierScope(["Each"]);

        Assert.Equal(["EachLayer", "Each_2", "Each_3"], [scope.Unique("each"), scope.Unique("Each"), scope.Unique("each")]);
    }

    [Fact]
    public void Very_many_names_that_differ_in_signs_only_are_told_apart_in_bounded_time()
    {
        var scope = new IdentifierScope();

        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(i => scope.Unique(i % 2 == 0 ? "a.b" : "a-b")).Distinct().Count());
    }
}
