using NetDsl;
using Samples;

namespace Anatomy;

/// <summary>32 x 32 pixels to 28 x 28 x 6 values, every output connected to every input.</summary>
[Network("input 32x32x1; flatten; dense 28*28*6")]
internal sealed partial class FullyConnected;

/// <summary>The same outputs, each connected to 5 x 5 pixels, with weights and biases shared.</summary>
[Network("input 32x32x1; conv2d 6, 5x5")]
internal sealed partial class Convolutional;

/// <summary>Five inputs, five outputs, fully connected.</summary>
[Network("input 5; dense 5")]
internal sealed partial class FiveConnected;

/// <summary>Five inputs, five outputs, each connected to three neighbours.</summary>
[Network("input 5x1x1; conv2d 1, 3x1, padding: same")]
internal sealed partial class FiveConvolved;

/// <summary>How many parameters a layer has, and how few when they are shared.</summary>
internal static class ParameterLesson
{
    public static void Print()
    {
        Screen.Title("Weight sharing: how many parameters does this layer have?");
        Screen.Markup($"[grey]{string.Empty,-44}{"output",12}{"weights",12}{"biases",9}{"parameters",13}[/]");
        Row("32 x 32 inputs, fully connected", new FullyConnected(0), FullyConnected.ParameterCount);
        Row("32 x 32 inputs, 6 filters of 5 x 5", new Convolutional(0), Convolutional.ParameterCount);
        Row("5 inputs, fully connected", new FiveConnected(0), FiveConnected.ParameterCount);
        Row("5 inputs, one 3 x 1 filter", new FiveConvolved(0), FiveConvolved.ParameterCount);
        Lesson.Say($"The first convolution has {FullyConnected.ParameterCount / (double)Convolutional.ParameterCount:N0} times fewer parameters than the dense layer that it replaces.");
    }

    private static void Row(string name, Network network, long parameters)
    {
        using (network)
        {
            var (weights, biases) = Lesson.Count(network);
            Lesson.Say($"{name,-44}{Lesson.Shape(network.Description.OutputShape),12}{weights,12:N0}{biases,9:N0}{parameters,13:N0}");
        }
    }
}
