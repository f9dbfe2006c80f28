using NetDsl;
using Samples;

namespace Anatomy;

/// <summary>Convolutions alone widen the field.</summary>
[Network("""
    input  64x64x1
    repeat 3 { conv2d 1, 3x3 }
    """)]
internal sealed partial class ThreeConvolutions;

/// <summary>Pooling widens it faster: every step in a pooled map is two steps in the input.</summary>
[Network("""
    input  64x64x1
    repeat 3 { conv2d 1, 3x3; maxpool 2x2 }
    """)]
internal sealed partial class ThreePooled;

/// <summary>Two 3 x 1 layers, as in the lecture's drawing of five neurons a layer.</summary>
[Network("""
    input  5x1x1
    repeat 2 { conv2d 1, 3x1, padding: same }
    """)]
internal sealed partial class TwoColumns;

/// <summary>How much of the input one value depends on: what the compiler computes, and what shows when pixels are touched.</summary>
internal static class FieldLesson
{
    public static void Print()
    {
        Screen.Title("Receptive fields: how much of the input does one value depend on?");
        Print("Three convolutions of 3 x 3", new ThreeConvolutions(0), ThreeConvolutions.Layers);
        Print("Three times a convolution of 3 x 3 and a max pooling of 2 x 2", new ThreePooled(0), ThreePooled.Layers);
        Print("Two convolutions of 3 x 1", new TwoColumns(0), TwoColumns.Layers);
    }

    private static void Print(string title, Network network, IReadOnlyList<LayerInfo> layers)
    {
        using (network)
        {
            Screen.Say(title);
            foreach (var layer in layers.Skip(1))
            {
                var field = layer.Field!;
                Lesson.Say($"  {layer.Name,-8}{Lesson.Shape(layer.Output),-14}field {field.Height} x {field.Width}, a step is {field.StrideHeight} x {field.StrideWidth} pixels");
            }

            var (height, width) = Touch(network);
            Lesson.Say($"  touching one pixel after another changes the value in the middle of the last map for {height} x {width} of them");
        }
    }

    /// <summary>The rows and columns of pixels that change the middle of the output, tried out: all weights 1, one pixel 1 at a time.</summary>
    private static (int Height, int Width) Touch(Network network)
    {
        foreach (var parameter in network.Description.Parameters)
        {
            Lesson.Set(network, parameter.Name, [.. Enumerable.Repeat(parameter.Shape.Length > 1 ? 1f : 0f, parameter.Length)]);
        }

        var (input, output) = (network.Description.InputShape, network.Description.OutputShape);
        var middle = (output[0] / 2 * output[1]) + (output[1] / 2);
        var (rows, columns) = (new HashSet<int>(), new HashSet<int>());
        var pixels = new float[network.Description.InputLength];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            pixels[pixel] = 1;
            if (network.PredictAll(pixels)[middle] != 0)
            {
                rows.Add(pixel / input[1]);
                columns.Add(pixel % input[1]);
            }

            pixels[pixel] = 0;
        }

        return (rows.Count, columns.Count);
    }
}
