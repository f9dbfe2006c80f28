using System.Numerics.Tensors;

namespace NetworkTests.Torch;

/// <summary>Convolutions and the dense layer: weights of outputs × inputs / groups × height × width, transposed ones of inputs × outputs.</summary>
internal static class ConvolutionDefinitions
{
    /// <summary>Each output is the product of a row of weights and the patch of the image under it.</summary>
    public static TorchTensor Forward(Bound a, ModuleCall call)
    {
        var (input, kernel, stride, padding, dilation) = (call.Input, a.Pair("kernel_size"), a.Pair("stride"), a.Pair("padding"), a.Pair("dilation"));
        var (outputs, depth) = (a.Whole("out_channels"), a.Whole("in_channels") / a.Whole("groups"));
        Assert.Equal(a.Whole("in_channels"), input.Shape[1]);
        var rows = new Windows(input.Shape[2], kernel.Height, stride.Height, padding.Height, dilation.Height, ceil: false);
        var columns = new Windows(input.Shape[3], kernel.Width, stride.Width, padding.Width, dilation.Width, ceil: false);
        var (image, area, length, filters) = (input.Read(), rows.Count * columns.Count, depth * kernel.Elements, outputs / a.Whole("groups"));
        var (patch, output) = (new double[length], new double[input.Shape[0] * outputs * area]);
        for (var i = 0; i < input.Shape[0] * a.Whole("groups") * area; i++)
        {
            var (part, place) = Math.DivRem(i, area);
            Gather(image.AsSpan(part * depth * input.Shape[2] * input.Shape[3]), input.Shape, rows, columns, place, patch);
            for (var filter = 0; filter < filters; filter++)
            {
                var channel = (part % a.Whole("groups") * filters) + filter;
                output[(((part * filters) + filter) * area) + place] =
                    TensorPrimitives.Dot<double>(patch, call["weight"].AsSpan(channel * length, length)) + (call["bias"]?[channel] ?? 0);
            }
        }

        return new TorchTensor(output, input.Shape[0], outputs, rows.Count, columns.Count);
    }

    /// <summary>Each input, times a row of weights, is added to the outputs that its window reaches.</summary>
    public static TorchTensor Transposed(Bound a, ModuleCall call)
    {
        var (input, kernel, stride, padding, dilation) = (call.Input, a.Pair("kernel_size"), a.Pair("stride"), a.Pair("padding"), a.Pair("dilation"));
        var (outputs, added) = (a.Whole("out_channels"), a.Pair("output_padding"));
        Assert.True(added.Height < Math.Max(stride.Height, dilation.Height) && added.Width < Math.Max(stride.Width, dilation.Width));
        var height = ((input.Shape[2] - 1) * stride.Height) - (2 * padding.Height) + (dilation.Height * (kernel.Height - 1)) + added.Height + 1;
        var width = ((input.Shape[3] - 1) * stride.Width) - (2 * padding.Width) + (dilation.Width * (kernel.Width - 1)) + added.Width + 1;
        var output = new double[input.Shape[0] * outputs * height * width];
        var (values, length) = (input.Read(), outputs * kernel.Elements);
        for (var i = 0; i < values.Length * length; i++)
        {
            var (from, weight) = Math.DivRem(i, length);
            var (map, place) = Math.DivRem(from, input.Shape[2] * input.Shape[3]);
            var (sample, channel) = Math.DivRem(map, input.Shape[1]);
            var y = (place / input.Shape[3] * stride.Height) - padding.Height + (weight % kernel.Elements / kernel.Width * dilation.Height);
            var x = (place % input.Shape[3] * stride.Width) - padding.Width + (weight % kernel.Width * dilation.Width);
            if (y >= 0 && y < height && x >= 0 && x < width)
            {
                var to = (((((sample * outputs) + (weight / kernel.Elements)) * height) + y) * width) + x;
                output[to] += values[from] * call["weight"]![(channel * length) + weight];
            }
        }

        var result = new ModuleCall(new TorchTensor(output, input.Shape[0], outputs, height, width), call.Weights, call.IsTraining);
        return result.PerChannel((value, channel) => value + (call["bias"]?[channel] ?? 0));
    }

    public static TorchTensor Linear(ModuleCall call, int inputs, int outputs)
    {
        Assert.Equal(inputs, call.Input.Shape[^1]);
        var values = call.Input.Read();
        double Output(int at) =>
            TensorPrimitives.Dot<double>(values.AsSpan(at / outputs * inputs, inputs), call["weight"].AsSpan(at % outputs * inputs, inputs))
            + (call["bias"]?[at % outputs] ?? 0);

        return new TorchTensor([.. Enumerable.Range(0, call.Input.Shape[0] * outputs).Select(Output)], call.Input.Shape[0], outputs);
    }

    private static void Gather(ReadOnlySpan<double> maps, int[] shape, Windows rows, Windows columns, int place, double[] patch)
    {
        var (ys, xs) = (rows.At(place / columns.Count), columns.At(place % columns.Count));
        for (int i = 0, map = 0; i < patch.Length; map += shape[2] * shape[3])
        {
            foreach (var y in ys)
            {
                foreach (var x in xs)
                {
                    patch[i++] = rows.Holds(y) && columns.Holds(x) ? maps[map + (y * shape[3]) + x] : 0;
                }
            }
        }
    }
}
