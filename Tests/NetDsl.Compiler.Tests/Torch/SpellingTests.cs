using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Each layer is in PyTorch what the tables of spellings say.</summary>
public sealed class SpellingTests
{
    public static TheoryData<string, string, string> CSharp => Rows(row => row.CSharp);

    public static TheoryData<string, string, string> Python => Rows(row => row.Python);

    [Theory]
    [MemberData(nameof(CSharp))]
    public void A_layer_is_spelled_in_CSharp(string input, string layers, string expected) =>
        Assert.Equal(expected, string.Join('\n', Lowered.From(Find(input, layers).Network).CSharp()));

    [Theory]
    [MemberData(nameof(Python))]
    public void A_layer_is_spelled_in_Python(string input, string layers, string expected) =>
        Assert.Equal(expected, string.Join('\n', Lowered.From(Find(input, layers).Network).Python()));

    [Fact]
    public void Every_layer_has_a_spelling()
    {
        var spelled = Spelling.All.SelectMany(row => Lowered.From(row.Network).Graph.Nodes).Select(node => node.Layer.Definition.Keyword);

        Assert.Empty(LayerCatalogue.All.Select(layer => layer.Keyword).Except(spelled));
    }

    [Theory]
    [InlineData("relu", "x.relu_()", "F.relu(x, inplace=True)")]
    [InlineData("relu6", "x.relu6_()", "F.relu6(x, inplace=True)")]
    [InlineData("leakyrelu 0.1", "x.leaky_relu_(0.1)", "F.leaky_relu(x, 0.1, inplace=True)")]
    [InlineData("elu", "x.elu_(1.0, 1.0, 1.0)", "F.elu(x, 1.0, inplace=True)")]
    [InlineData("selu", "x.selu_()", "F.selu(x, inplace=True)")]
    [InlineData("sigmoid", "x.sigmoid_()", "x.sigmoid_()")]
    [InlineData("tanh", "x.tanh_()", "x.tanh_()")]
    [InlineData("rescale 2", "x.mul_(2.0)", "x.mul_(2.0)")]
    [InlineData("rescale 1, offset: -3", "x.add_(-3.0)", "x.add_(-3.0)")]
    public void What_overwrites_its_operand_has_a_spelling_for_it(string layer, string csharp, string python)
    {
        var network = Lowered.From($"x: input 5\n{layer}");

        Assert.Equal(csharp, Assert.Single(network.CSharp(overwrite: true)));
        Assert.Equal(python, Assert.Single(network.Python(overwrite: true)));
    }

    // A module would keep another call's weights from being told apart, and one without weights is better a line of forward.
    [Fact]
    public void Only_what_has_weights_or_differs_in_training_is_a_module() =>
        Assert.Equal(
            ["BatchNorm1d", "BatchNorm2d", "ChannelScale", "Conv2d", "ConvTranspose2d", "DropPath", "Dropout", "GroupNorm", "LayerNorm", "LayerNorm2d", "Linear", "Normalization"],
            Spelling.All.SelectMany(row => Lowered.From(row.Network).Modules).Select(module => module.Type).Distinct().Order(StringComparer.Ordinal));

    private static Spelling Find(string input, string layers) => Spelling.All.First(row => row.Input == input && row.Layers == layers);

    private static TheoryData<string, string, string> Rows(Func<Spelling, IReadOnlyList<string>> column)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var row in Spelling.All)
        {
            rows.Add(row.Input, row.Layers, string.Join('\n', column(row)));
        }

        return rows;
    }
}
