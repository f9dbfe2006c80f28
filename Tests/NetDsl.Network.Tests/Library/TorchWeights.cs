using NetDsl.Compiler.Graph;

namespace NetworkTests.Library;

/// <summary>
/// The weights and pixels of Vectors/networks.py: numbers that follow from the name of a tensor and the place in it, by PyTorch's names
/// and in PyTorch's order of axes (output channels, input channels, height, width). Here they come to the places that ours have.
/// </summary>
internal static class TorchWeights
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["kernel"] = "weight",
        ["gamma"] = "weight",
        ["bias"] = "bias",
        ["beta"] = "bias",
        ["moving_mean"] = "running_mean",
        ["moving_variance"] = "running_var",
    };

    /// <summary>Gives every parameter of a network its weights.</summary>
    public static void Fill(NetDsl.Network network, NetworkGraph graph)
    {
        foreach (var parameter in network.Description.Parameters)
        {
            var dot = parameter.Name.LastIndexOf('.');
            var node = graph.Nodes.First(node => node.Name == parameter.Name[..dot]);
            var (seed, weight) = (Seed($"{parameter.Name[..dot]}.{Names[parameter.Name[(dot + 1)..]]}"), parameter.Name[(dot + 1)..]);
            var values = network.Parameters[parameter.Name];
            if (weight == "kernel")
            {
                FillKernel(values, seed, parameter.Shape, node);
            }
            else
            {
                var (offset, factor) = weight is "gamma" or "moving_variance" ? (1.0, 0.5) : (0.0, 0.1);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)(offset + (factor * Number(seed, i)));
                }
            }
        }

        network.Parameters.MarkChanged();
    }

    /// <summary>The pixels of an image, height × width × channels.</summary>
    public static float[] Image(TensorShape shape)
    {
        var seed = Seed("image");
        var image = new float[shape.Elements];
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = (float)Number(seed, (int)((i % shape.Channels * shape.Pixels) + (i / shape.Channels)));
        }

        return image;
    }

    private static void FillKernel(Span<float> values, uint seed, int[] shape, GraphNode node)
    {
        // Of a depthwise kernel, the last two axes are the outputs, and one input belongs to each.
        var isDepthwise = node.Layer.Definition.Keyword == "depthwise";
        var outputs = isDepthwise ? shape[^1] * shape[^2] : shape[^1];
        var inputs = values.Length / outputs;
        var channels = shape.Length == 2 ? Flattened(node).Channels : isDepthwise ? 1 : shape[^2];
        var pixels = inputs / channels;
        var bound = Math.Sqrt(6.0 / inputs);
        for (var i = 0; i < values.Length; i++)
        {
            var (row, output) = Math.DivRem(i, outputs);
            var (pixel, channel) = Math.DivRem(row, channels);
            values[i] = (float)(bound * Number(seed, (((output * channels) + channel) * pixels) + pixel));
        }
    }

    /// <summary>What a dense layer reads before it was flattened, where that is so: PyTorch counts its channels first.</summary>
    private static TensorShape Flattened(GraphNode node)
    {
        var input = node.Inputs[0];
        return input.Layer.Definition.Keyword switch
        {
            "flatten" => input.Inputs[0].Output,
            "dropout" => Flattened(input),
            _ => input.Output,
        };
    }

    // FNV-1a of 32 bits (Fowler, Noll and Vo).
    private static uint Seed(string name) => name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));

    /// <summary>A number in [-1, 1) of 24 bits.</summary>
    private static double Number(uint seed, int place)
    {
        unchecked
        {
            var x = (uint)place + seed;
            x = (x ^ (x >> 16)) * 0x7FEB352D;
            x = (x ^ (x >> 15)) * 0x846CA68B;
            x ^= x >> 16;
            return ((x >> 8) / 8388608.0) - 1;
        }
    }
}
