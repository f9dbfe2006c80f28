using System.Text;
using NetDsl;
using Samples;

namespace Anatomy;

/// <summary>A small convolution, whose matrix fits on the screen.</summary>
[Network("input 5x5x1; conv2d 1, 3x3")]
internal sealed partial class SmallConvolution;

/// <summary>A dense layer with as many inputs and outputs, which can take that matrix.</summary>
[Network("input 25; dense 9")]
internal sealed partial class SmallDense;

/// <summary>A convolution is a linear operator, a = W x + b, with a matrix that is sparse and shares its weights.</summary>
internal static class MatrixLesson
{
    private const string KernelName = "conv1.kernel";
    private const string BiasName = "conv1.bias";

    public static void Print()
    {
        Screen.Title("A convolution as a matrix: one row for each output, one column for each input, a letter for each weight");
        using var convolution = new SmallConvolution(seed: 1);
        var (inputs, outputs) = (convolution.Description.InputLength, convolution.Description.OutputLength);
        var kernel = convolution.Parameters[KernelName].ToArray();
        var bias = convolution.Parameters[BiasName].ToArray();

        // With the numbers 1, 2, 3, … for weights, the entries of the matrix tell which weight they are.
        Lesson.Set(convolution, KernelName, [.. Enumerable.Range(1, kernel.Length).Select(number => (float)number)]);
        Lesson.Set(convolution, BiasName, new float[bias.Length]);
        PrintLetters(Probe(convolution), inputs, outputs);

        Lesson.Set(convolution, KernelName, kernel);
        var matrix = Probe(convolution);
        Lesson.Set(convolution, BiasName, [0.25f]);
        PrintComparison(convolution, matrix, inputs, outputs);
    }

    /// <summary>The matrix of a network without biases: its answers to the unit vectors, inputs x outputs.</summary>
    private static float[] Probe(Network network)
    {
        var units = new float[network.Description.InputLength * network.Description.InputLength];
        for (var index = 0; index < network.Description.InputLength; index++)
        {
            units[(index * network.Description.InputLength) + index] = 1;
        }

        return network.PredictAll(units);
    }

    private static void PrintLetters(float[] matrix, int inputs, int outputs)
    {
        for (var output = 0; output < outputs; output++)
        {
            var row = new StringBuilder("  ");
            for (var input = 0; input < inputs; input++)
            {
                var weight = (int)MathF.Round(matrix[(input * outputs) + output]);
                row.Append(weight == 0 ? " ." : $" {(char)('a' + weight - 1)}");
            }

            Screen.Say(row.ToString());
        }

        var full = matrix.Count(weight => weight != 0);
        Lesson.Say($"{full} of {matrix.Length} entries are not zero (sparse), and they are {SmallConvolution.ParameterCount - 1} weights over and over (shared).");
    }

    private static void PrintComparison(SmallConvolution convolution, float[] matrix, int inputs, int outputs)
    {
        using var dense = new SmallDense(seed: 0);
        Lesson.Set(dense, "dense1.kernel", matrix);
        Lesson.Set(dense, "dense1.bias", [.. Enumerable.Repeat(convolution.Parameters[BiasName][0], outputs)]);
        var random = new RandomStream(seed: 1, stream: 0);
        var images = new float[100 * inputs];
        for (var index = 0; index < images.Length; index++)
        {
            images[index] = (2 * random.NextFloat()) - 1;
        }

        var difference = convolution.PredictAll(images).Zip(dense.PredictAll(images), (one, other) => MathF.Abs(one - other)).Max();
        Lesson.Say($"A dense layer with this matrix ({SmallDense.ParameterCount} parameters for {SmallConvolution.ParameterCount}) gives the same outputs on {images.Length / inputs} random images: they differ by {difference:G2} at most.");
    }
}
