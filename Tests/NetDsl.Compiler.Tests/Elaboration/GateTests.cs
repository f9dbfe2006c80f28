namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>gate: the current value times what its layers give.</summary>
public sealed class GateTests
{
    [Fact]
    public void A_gate_multiplies_the_current_value_by_what_its_layers_give() => AssertInputs(
        "relu\ngate { globalavgpool; dense 4, activation: sigmoid }", "multiply1", "relu1 dense1.activation");

    [Theory]
    [InlineData("gate { globalavgpool }")]
    [InlineData("gate { globalavgpool keep: true }")]
    [InlineData("gate { conv2d 4, 3x3, padding: same }")]
    [InlineData("gate { sigmoid }")]
    public void Factors_are_a_vector_an_image_of_one_pixel_or_of_the_same_shape(string statement) =>
        Assert.Equal("8x8x4", Elaborated.Behind(statement).Output);

    [Fact]
    public void A_vector_can_be_gated() => Assert.Equal("6", Elaborated.Behind("flatten\ndense 6\ngate { dense 6, activation: sigmoid }").Output);

    [Fact]
    public void A_name_is_the_products_and_stands_before_the_names_inside() => Assert.Equal(
        "se.globalpool1 1x1x4 | se.squeeze 1x1x1 | se.conv1 1x1x4 | se 8x8x4 | conv1 8x8x2",
        Elaborated.Behind("se: gate { globalavgpool keep: true; squeeze: conv2d 1, 1x1; conv2d 4, 1x1 }\nconv2d(se, 2, 1x1)").Layers);

    [Fact]
    public void The_call_form_is_the_same_product() => AssertInputs(
        "x: relu\ng: sigmoid\nmultiply(x, g)", "multiply1", "x g");

    [Fact]
    public void A_gate_can_stand_in_a_gate_and_in_a_residual() => AssertInputs(
        "residual { conv2d 4, 1x1; gate { globalavgpool; gate { dense 4, activation: sigmoid } } }", "add1", "multiply2 input");

    [Fact]
    public void Values_around_a_gate_are_known_in_it_and_those_inside_not_behind_it() => Elaborated.Behind(
        "f: 4\ngate { globalavgpool; dense f; w: current }\nadd w").Reports(
        "NDSL2002", "w", "'w' is no name of a value here; name the value that is meant 'w' before it is used");

    [Theory]
    [InlineData(
        "relu\ngate { globalavgpool; dense 2 }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'relu1', which gives 8 x 8 x 4, or for each of its numbers, but 'dense1' gives 2; give 'dense1' 4 units")]
    [InlineData(
        "gate { globalavgpool keep: true; conv2d 2, 1x1, activation: sigmoid }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'input', which gives 8 x 8 x 4, or for each of its numbers, but 'conv1' gives 1 x 1 x 2; give 'conv1' 4 filters")]
    [InlineData(
        "gate { conv2d 2, 3x3, padding: same }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'input', which gives 8 x 8 x 4, or for each of its numbers, but 'conv1' gives 8 x 8 x 2; give 'conv1' 4 filters")]
    [InlineData(
        "gate { conv2d 4, 3x3 }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'input', which gives 8 x 8 x 4, or for each of its numbers, but 'conv1' gives 6 x 6 x 4; put 'globalavgpool' behind 'conv1'")]
    [InlineData(
        "gate { conv2d 2, 3x3 }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'input', which gives 8 x 8 x 4, or for each of its numbers, but 'conv1' gives 6 x 6 x 2; put 'globalavgpool' and 'dense 4' behind 'conv1'")]
    [InlineData(
        "relu\nglobalavgpool keep: true\ngate { from relu1x }\nelu",
        "NDSL2002 'relu1x': 'relu1x' is no name of a value here; name the value that is meant 'relu1x' before it is used")]
    [InlineData(
        "a: relu\nglobalavgpool keep: true\ngate { from a }\nelu",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 4 channels of 'globalpool1', which gives 1 x 1 x 4, or for each of its numbers, but 'a' gives 8 x 8 x 4; put 'globalavgpool' behind 'a'")]
    [InlineData(
        "flatten\ndense 6\ngate { dense 5 }",
        "NDSL3110 'gate': 'gate' needs one factor for each of the 6 features of 'dense1', which gives 6, or for each of its numbers, but 'dense2' gives 5; give 'dense2' 6 units")]
    [InlineData(
        "relu\nmultiply",
        "NDSL3104 'multiply': 'multiply' joins two or more values, but got 1; name another one, as in 'multiply(current, skip)', or write 'gate { ... }'")]
    [InlineData(
        "relu\ngate { }",
        "NDSL3111 'gate': 'gate' would multiply 'relu1' by itself, since nothing in its braces gives another value; write layers such as 'globalavgpool; dense 4, activation: sigmoid' in them, or leave the gate out")]
    [InlineData(
        "gate { globalavgpool; dense 4; loss mse }",
        "NDSL2308 'loss': 'loss' speaks of the whole network, but stands in a part of it (gate); move it to the end of the network")]
    public void A_mistake_is_one_diagnostic(string statements, string message) => Assert.Equal(message, Elaborated.Behind(statements).Messages);

    private static void AssertInputs(string statements, string node, string inputs)
    {
        var output = Elaborated.Behind(statements).Sound.Output;
        Assert.Equal(node, output.Name);
        Assert.Equal(inputs, string.Join(" ", output.Inputs.Select(input => input.Name)));
    }
}
