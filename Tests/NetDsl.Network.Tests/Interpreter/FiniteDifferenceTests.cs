using NetworkTests.Comparison;

namespace NetworkTests.Interpreter;

/// <summary>The interpreter's gradients against differences of its own outputs: the oracle is right before anything is held against it.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Difference = 1e-5;

    [Theory]
    [InlineData("input 5x4x2; conv2d 3, 3x2, stride: 2x1, padding: (1, 0, 2, 1); flatten; dense 2")]
    [InlineData("input 5x4x4; conv2d 6, 2x2, dilation: (2, 1), groups: 2, padding: same, bias: false")]
    [InlineData("input 4x5x2; depthwise 2x3, multiplier: 3, stride: 1x2, padding: same; conv2d 2, 1x1")]
    [InlineData("input 6x5x2; conv2d 3, 1x1; maxpool 3x2, stride: 2x1, padding: (1, 0), ceil: true")]
    [InlineData("input 6x5x2; conv2d 3, 1x1; avgpool 3x2, stride: 2x1, padding: (1, 1), ceil: true, countpadding: true")]
    [InlineData("input 4x3x2; conv2d 3, 1x1; x: tanh; globalavgpool; y: relu; from x; z: globalmaxpool; add(y, z)")]
    [InlineData("input 3x3x2; conv2d 3, 2x2, bias: false; batchnorm; sigmoid; flatten; dense 2, bias: false; batchnorm scale: false")]
    [InlineData("input 4; dense 5; elu 0.7; dense 4; leakyrelu 0.2; dense 3; softmax")]
    [InlineData("input 2x2x3; x: conv2d 4, 1x1; zeropad (1, 0, 0, 2); conv2d 4, 2x3; y: softmax; concat(x, y, y)")]
    [InlineData("input 5x6x2; separable 3, 2x3, stride: 1x2, padding: same, multiplier: 2; crop (1, 0, 0, 1); flatten; dense 2")]
    [InlineData("input 4x3x2; x: conv2d 5, 1x1; globalavgpool; dense 5, activation: swish; g: sigmoid; y: multiply(x, g); from y; mish; multiply y; gelu")]
    [InlineData("input 3x3x2; normalization; conv2d 4, 2x2; scale bias: true; gelu approximate: true; selu; flatten; dense 3; rescale -2, offset: 1; softplus")]
    [InlineData("input 3x3x4; scale 0.3; hardswish; multiply(current, current); hardsigmoid; flatten; dense 3; relu6")]
    [InlineData("input 3x2x3; conv2dtranspose 2, 2x3, stride: 2x1, padding: same; conv2dtranspose 2, 3x2, stride: 2, padding: 1, outputpadding: 1; upsample 2; flatten; dense 2")]
    [InlineData("input 3x4x2; conv2dtranspose 3, 2x1, stride: 3x2, dilation: (2, 1); upsample (2, 3), mode: bilinear; adaptiveavgpool 5x7; conv2d 2, 3x3; flatten; dense 2")]
    [InlineData("input 3x2x4; layernorm; conv2d 6, 1x1; groupnorm 3; tanh; conv2d 5, 2x1; lrn 4, alpha: 1.5, k: 0.7; flatten; layernorm scale: false; dense 2")]
    public void Gradients_are_the_limits_of_differences(string text)
    {
        var graph = Declared.Compile("Net", text).Graph!;
        var random = new Random(3);
        var weights = graph.Nodes.SelectMany(node => node.Weights.Select(weight => (Key: $"{node.Name}.{weight.Name}", weight.Elements)))
            .ToDictionary(weight => weight.Key, weight => Numbers(random, weight.Elements));
        var input = Numbers(random, 3 * graph.Input.Output.Elements);
        var slopes = Numbers(random, 3 * graph.Output.Output.Elements);
        double Loss() => new ReferenceNetwork(graph, Copy(weights)).Train(input).Output.Zip(slopes, (value, slope) => value * slope).Sum();

        var pass = new ReferenceNetwork(graph, Copy(weights)).Train(input);
        Compare(pass.Backward(slopes), input, Loss, "input");
        foreach (var (key, gradient) in pass.Gradients)
        {
            Compare(gradient, weights[key], Loss, key);
        }
    }

    private static void Compare(double[] gradient, double[] values, Func<double> loss, string what)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + Difference;
            var above = loss();
            values[i] = value - Difference;
            var below = loss();
            values[i] = value;
            var expected = (above - below) / (2 * Difference);
            Assert.True(Math.Abs(gradient[i] - expected) < 1e-6 * (1 + Math.Abs(expected)), $"{what}[{i}]: {gradient[i]}, not {expected}");
        }
    }

    private static Dictionary<string, double[]> Copy(Dictionary<string, double[]> weights) =>
        weights.ToDictionary(weight => weight.Key, weight => weight.Value.ToArray());

    private static double[] Numbers(Random random, long count) => [.. Draw.Values(random, (int)count).Select(value => (double)value)];
}
