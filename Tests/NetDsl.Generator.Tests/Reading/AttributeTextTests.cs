using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Attributes are statements of the language.</summary>
public sealed class AttributeTextTests
{
    [Theory]
    [InlineData("[Input(28, 28, 1)]", "input 28x28x1")]
    [InlineData("[Input(784)]", "input 784")]
    [InlineData("[Input(channels: 3, height: 4, width: 5)]", "input 4x5x3")]
    [InlineData("[Input(-1, 28, 1)]", "input (-1, 28, 1)")]
    [InlineData("[Conv2D(6, 5)]", "conv2d 6, 5")]
    [InlineData("[Conv2D(6, 5, 3)]", "conv2d 6, 5x3")]
    [InlineData("[Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Relu)]", "conv2d 6, 5, padding: same, activation: relu")]
    [InlineData("[Conv2D(6, 5, Activation = Activation.LeakyRelu, Stride = 2)]", "conv2d 6, 5, stride: 2, activation: leakyrelu")]
    [InlineData("[Conv2D(2 * 3, Five.Value)]", "conv2d 6, 5")]
    [InlineData("[Conv2D(6, 5, StrideHeight = 2, StrideWidth = 1)]", "conv2d 6, 5, stride: 2x1")]
    [InlineData("[Conv2D(6, 5, DilationWidth = 2, DilationHeight = 3)]", "conv2d 6, 5, dilation: 3x2")]
    [InlineData("[Conv2D(6, 5, PaddingTop = 1, PaddingRight = 2)]", "conv2d 6, 5, padding: (1, 0, 0, 2)")]
    [InlineData("[Conv2D(6, 5, Groups = 2, Bias = false, Init = Init.HeNormal)]", "conv2d 6, 5, groups: 2, bias: false, init: he_normal")]
    [InlineData("[DepthwiseConv2D(3, Multiplier = 2)]", "depthwise 3, multiplier: 2")]
    [InlineData("[Dense(10)]", "dense 10")]
    [InlineData("[MaxPool(3, Stride = 2, Ceil = true)]", "maxpool 3, stride: 2, ceil: true")]
    [InlineData("[AvgPool(2, 3)]", "avgpool 2x3")]
    [InlineData("[GlobalAvgPool(Keep = true)]", "globalavgpool keep: true")]
    [InlineData("[GlobalMaxPool]", "globalmaxpool")]
    [InlineData("[BatchNorm(Epsilon = 1e-5, Momentum = 0.9)]", "batchnorm epsilon: 1e-05, momentum: 0.9")]
    [InlineData("[Dropout(0.5)]", "dropout 0.5")]
    [InlineData("[Flatten]", "flatten")]
    [InlineData("[ZeroPad(1)]", "zeropad 1")]
    [InlineData("[ZeroPad(PaddingBottom = 1, PaddingRight = 1)]", "zeropad (0, 1, 0, 1)")]
    [InlineData("[LeakyRelu(0.1)]", "leakyrelu 0.1")]
    [InlineData("[Elu]", "elu")]
    [InlineData("[Relu(Name = \"act\")]", "act: relu")]
    [InlineData("[Relu(Name = \"act 1\")]", "\"act 1\": relu")]
    [InlineData("[Relu(From = \"skip\")]", "from skip\nrelu")]
    [InlineData("[From(\"skip\")]", "from skip")]
    [InlineData("[Add(\"a\", \"b\")]", "add(a, b)")]
    [InlineData("[Concat(\"a\", \"b\", \"c\", Name = \"all\")]", "all: concat(a, b, c)")]
    [InlineData("[Concat(new[] { \"a\", \"b\" })]", "concat(a, b)")]
    [InlineData("[Concat([\"a\", \"b\"])]", "concat(a, b)")]
    [InlineData("[Use(\"keras.VGG16\")]", "use keras.VGG16")]
    [InlineData("[Use(\"keras.VGG16\", With = \"top: false, pooling: avg\")]", "use keras.VGG16(top: false, pooling: avg)")]
    [InlineData("[Use(\"VGG16\", With = null, Name = \"backbone\", From = \"skip\")]", "from skip\nbackbone: use VGG16")]
    [InlineData("[Labels(\"zero\", \"one hundred\", \"{x}\")]", "labels zero, \"one hundred\", \"{{x}}\"")]
    [InlineData("[Loss(Loss.CrossEntropy)]", "loss crossentropy")]
    [InlineData("[Loss(Loss.MeanSquaredError)]", "loss mse")]
    [InlineData("[ExpectParameters(61_706)]", "expect parameters == 61706")]
    [InlineData("[ExpectTrainable(AtLeast = 1, AtMost = 9)]", "expect trainable >= 1\nexpect trainable <= 9")]
    [InlineData("[ExpectField(AtLeast = 14)]", "expect field >= 14")]
    [InlineData("[ExpectField(16, 18)]", "expect field == 16x18")]
    [InlineData("[ExpectStride(4)]", "expect stride == 4")]
    [InlineData("[ExpectMacs(AtMost = 500_000)]", "expect macs <= 500000")]
    [InlineData("[ExpectOutput(7, 7, 512)]", "expect output == 7x7x512")]
    public void An_attribute_is_a_statement(string attribute, string statement) =>
        Assert.Equal(statement + "\n", ReaderText.Of($"[Network]\n{attribute}\n"));

    [Fact]
    public void Attributes_are_read_in_the_order_of_their_lines()
    {
        const string Attributes = "[Input(4), Dense(3)]\n[Network]\n[Relu]\n[Dense(2)]";

        Assert.Equal("input 4\ndense 3\nrelu\ndense 2\n", ReaderText.Of(Attributes));
    }

    [Theory]
    [InlineData("[Conv2D(⟦BAD⟧, 5)]")]
    [InlineData("[Conv2D(6, ⟦BAD⟧, 3)]")]
    [InlineData("[Conv2D(6, 5, Stride = ⟦BAD⟧)]")]
    [InlineData("[Conv2D(6, 5, PaddingLeft = ⟦BAD⟧)]")]
    [InlineData("[ExpectParameters(⟦BAD⟧)]")]
    [InlineData("[ExpectField(AtLeast = ⟦BAD⟧)]")]
    public void Each_value_points_at_its_expression(string attribute)
    {
        var marked = MarkedSource.Parse($"[Network]\n{attribute.Replace("BAD", "7_77_7")}");
        var places = ReaderText.Read(marked.Text).Places;

        var at = places.Text!.Text.IndexOf("7777", StringComparison.Ordinal);

        Assert.Equal(marked.Spans[0].Start + "using NetDsl;\n".Length, places.Text.ToSource(at, 4).Start);
        Assert.Equal(marked.Spans[0].Length, places.Text.ToSource(at, 4).Length);
    }

    [Theory]
    [InlineData("[⟦Conv2D⟧(6, 5)]", "conv2d")]
    [InlineData("[Conv2D(6, 5, Name = ⟦\"first\"⟧)]", "first")]
    [InlineData("[Relu(From = ⟦\"skip\"⟧)]", "skip")]
    [InlineData("[Add(\"a\", ⟦\"skip\"⟧)]", "skip")]
    [InlineData("[Conv2D(6, 5, Padding = ⟦Padding.Same⟧)]", "same")]
    [InlineData("[Labels(\"a\", ⟦\"skip\"⟧)]", "skip")]
    [InlineData("[⟦Use⟧(\"keras.VGG16\")]", "use")]
    [InlineData("[Use(\"⟦keras.VGG16⟧\", With = \"top: false\")]", "keras.VGG16")]
    [InlineData("[Use(\"keras.VGG16\", With = \"top: ⟦false⟧, pooling: avg\")]", "false")]
    public void Each_word_points_at_what_says_it(string attribute, string word)
    {
        var marked = MarkedSource.Parse($"[Network]\n{attribute}");
        var places = ReaderText.Read(marked.Text).Places;

        var found = places.Text!.ToSource(places.Text.Text.IndexOf(word, StringComparison.Ordinal), word.Length);

        Assert.Equal(marked.Spans[0].Start + "using NetDsl;\n".Length, found.Start);
        Assert.Equal(marked.Spans[0].Length, found.Length);
    }
}
