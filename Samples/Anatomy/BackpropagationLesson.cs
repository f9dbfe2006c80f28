using NetDsl;
using Samples;

namespace Anatomy;

/// <summary>
/// Max pooling over pixels that are weights: the input is one pixel of 1, and each tap of the kernel carries it to another place of a
/// 4 x 4 map. So the map can be any picture, and the gradient of the kernel is the gradient of that picture.
/// </summary>
[Network("input 1x1x1; conv2d 1, 4x4, padding: 3, bias: false; maxpool 2x2")]
internal sealed partial class PooledPicture;

/// <summary>The rectifier over five pixels that are weights, in the same way.</summary>
[Network("input 1x1x1; conv2d 1, 5x1, padding: (4, 0), bias: false; relu")]
internal sealed partial class RectifiedPicture;

/// <summary>Where gradients go: through the maximum of a window, and through a rectifier where its input is above zero.</summary>
internal static class BackpropagationLesson
{
    public static void Print()
    {
        Screen.Title("Backpropagation through max pooling: the gradient goes to the one pixel that was the maximum");
        using (var pooled = new PooledPicture(seed: 0))
        {
            float[] picture = [1, 3, 2, 2, 4, 2, 2, 1, 0, 0, -1, -5, 0, 7, -3, -2];
            float[] gradient = [10, 20, 30, 40];
            var (output, arrived) = Run(pooled, picture, gradient);
            Rows("pixels", picture, 4);
            Rows("maxima", output, 2);
            Rows("gradient of the maxima", gradient, 2);
            Rows("gradient of the pixels", arrived, 4);
            Screen.Say("Where pixels of a window are equal, the first of them, row by row, is the maximum.");
        }

        Screen.Title("The derivative of the rectifier: 1 above zero, 0 below and at zero");
        using var rectified = new RectifiedPicture(seed: 0);
        float[] values = [-2, -0.5f, 0, 0.5f, 2];
        var (positive, derivative) = Run(rectified, values, [1, 1, 1, 1, 1]);
        Rows("x", values, values.Length);
        Rows("max(0, x)", positive, values.Length);
        Rows("derivative", derivative, values.Length);
    }

    /// <summary>Shows a picture to a network by way of its kernel, and takes the picture's gradient from the kernel's.</summary>
    private static (float[] Output, float[] Gradient) Run(Network network, float[] picture, float[] outputGradient)
    {
        // The tap that carries the pixel to a place lies opposite to it: the kernel is the picture turned by half a circle.
        var kernel = network.Description.Parameters[0];
        Lesson.Set(network, kernel.Name, [.. picture.Reverse()]);
        using var session = network.CreateTrainingSession(batch: 1);
        var output = new float[network.Description.OutputLength];
        session.Forward([1], output);
        session.Backward([1], outputGradient);
        return (output, [.. session.Gradients.Slice(kernel.Offset, kernel.Length).ToArray().Reverse()]);
    }

    private static void Rows(string name, float[] values, int columns)
    {
        for (var first = 0; first < values.Length; first += columns)
        {
            Screen.Say($"  {(first == 0 ? name : string.Empty),-24}{string.Concat(values.Skip(first).Take(columns).Select(value => Lesson.Number(value).PadLeft(6)))}");
        }
    }
}
