using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>What a network says of itself: labels, loss and expectations.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void Labels_are_kept_in_the_order_of_the_outputs()
    {
        var graph = Elaborated.Behind("flatten\ndense 3\nlabels cat, \"sea lion\", dog").Sound;
        Assert.Equal(["cat", "sea lion", "dog"], graph.Labels.Select(label => label.Name));
        Assert.Equal("\"sea lion\"", graph.Labels[1].Span.Text);
    }

    [Fact]
    public void Labels_can_hold_expressions() => Assert.Equal(
        ["class 3", "class 4"],
        Elaborated.Behind("n: 3\nflatten\ndense 2\nlabels \"class {n}\", \"class {n + 1}\"").Sound.Labels.Select(label => label.Name));

    [Theory]
    [InlineData("crossentropy", LossKind.CrossEntropy)]
    [InlineData("binarycrossentropy", LossKind.BinaryCrossEntropy)]
    [InlineData("mse", LossKind.MeanSquaredError)]
    [InlineData("hinge", LossKind.Hinge)]
    public void Losses(string word, LossKind kind)
    {
        var loss = Elaborated.Behind($"flatten\ndense 3\nloss {word}").Sound.Loss;
        Assert.Equal(kind, loss?.Kind);
        Assert.Equal(word, loss?.Span.Text);
    }

    [Fact]
    public void A_squared_error_compares_images_too() => Assert.NotNull(Elaborated.Behind("elu\nloss mse").Sound.Loss);

    [Theory]
    [InlineData("binarycrossentropy")]
    [InlineData("hinge")]
    public void Two_labels_can_share_one_value(string loss) =>
        Assert.Equal(2, Elaborated.Behind($"flatten\ndense 1\nlabels no, yes\nloss {loss}").Sound.Labels.Count);

    [Theory]
    [InlineData("parameters == 61_706", "parameters == 61706")]
    [InlineData("trainable <= 3 * 4", "trainable <= 12")]
    [InlineData("field >= 14", "field >= 14")]
    [InlineData("field >= 14x16", "field >= 14 16")]
    [InlineData("stride == (2, 4)", "stride == 2 4")]
    [InlineData("macs <= 1_000_000_000_000", "macs <= 1000000000000")]
    [InlineData("memory <= 6 / 2", "memory <= 3")]
    [InlineData("output == 8x8x4", "output == 8 8 4")]
    [InlineData("output == 10", "output == 10")]
    public void Expectations_become_contracts(string expectation, string contract)
    {
        var found = Assert.Single(Elaborated.Behind($"elu\nexpect {expectation}").Sound.Contracts);
        Assert.Equal(contract, $"{found.Fact} {found.Operator} {string.Join(" ", found.Expected)}");
        Assert.EndsWith(found.Span.Text.TrimEnd(')'), expectation.TrimEnd(')'));
    }

    [Fact]
    public void An_expectation_can_depend_on_a_parameter() => Assert.Equal(
        [25],
        Elaborated.From("network N(n: 5) { input 4; dense n; when n == 5 { expect parameters == 5 * n } }").Sound.Contracts[0].Expected);

    [Theory]
    [InlineData("zero", "Zero")]
    [InlineData("BasketBall", "BasketBall")]
    [InlineData("half moon", "HalfMoon")]
    [InlineData("half-moon", "HalfMoon")]
    [InlineData("sea_lion", "SeaLion")]
    [InlineData("7", "_7")]
    [InlineData("3 rings", "_3Rings")]
    [InlineData("Äpfel", "Äpfel")]
    [InlineData("class", "Class")]
    [InlineData("+", "")]
    [InlineData("", "")]
    public void A_label_becomes_a_name_of_an_enumeration(string label, string identifier) =>
        Assert.Equal(identifier, LabelIdentifier.Of(label));
}
