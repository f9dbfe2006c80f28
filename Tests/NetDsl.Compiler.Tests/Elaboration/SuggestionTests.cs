using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Which known name a misspelt one was meant to be.</summary>
public sealed class SuggestionTests
{
    private static readonly string[] Known = ["conv2d", "dense", "depthwise", "maxpool", "avgpool", "batchnorm", "relu", "elu", "add", "f"];

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("relu", "relu", 0)]
    [InlineData("relu", "rleu", 1)]
    [InlineData("relu", "rel", 1)]
    [InlineData("relu", "rellu", 1)]
    [InlineData("relu", "refu", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_insertions_deletions_replacements_and_swaps(string left, string right, int distance)
    {
        Assert.Equal(distance, Suggestions.Distance(left, right));
        Assert.Equal(distance, Suggestions.Distance(right, left));
    }

    [Theory]
    [InlineData("covn2d", "conv2d")]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("conv", "conv2d")]
    [InlineData("desne", "dense")]
    [InlineData("maxpol", "maxpool")]
    [InlineData("batchnormalization", "batchnorm")]
    [InlineData("rellu", "relu")]
    [InlineData("ad", "add")]
    [InlineData("transformer", null)]
    [InlineData("g", null)]
    [InlineData("", null)]
    public void The_closest_name_is_proposed_where_one_is_near(string name, string? closest) =>
        Assert.Equal(closest, Suggestions.Closest(name, Known));

    [Fact]
    public void A_repair_names_it_or_says_something_else()
    {
        Assert.Equal("write 'relu'", Suggestions.Repair("rellu", Known, "leave it out"));
        Assert.Equal("leave it out", Suggestions.Repair("transformer", Known, "leave it out"));
    }
}
