using System.Reflection;
using System.Text.Json;

namespace NetDsl.Tests.Kernels;

/// <summary>
/// A reference vector computed with PyTorch 1.13.1: inputs, outputs and gradients of one layer, batch × channels × height × width.
/// </summary>
internal sealed class OracleCase
{
    private readonly JsonElement element;

    private OracleCase(JsonElement element) => this.element = element;

    public string Operation => element.GetProperty("op").GetString()!;

    public JsonElement Attributes => element.GetProperty("attributes");

    public static IEnumerable<string> Names(string file) => Read(file).Select(entry => entry.GetProperty("name").GetString()!);

    public static OracleCase Find(string file, string name) =>
        new(Read(file).Single(entry => entry.GetProperty("name").GetString() == name));

    public int[] Shape(string tensor) =>
        [.. Tensor(tensor).GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];

    public bool Has(string tensor) => element.GetProperty("tensors").TryGetProperty(tensor, out _);

    /// <summary>The numbers as they are; null stands for a NaN.</summary>
    public float[] Raw(string tensor) => Has(tensor)
        ? [.. Tensor(tensor).GetProperty("data").EnumerateArray().Select(Number)]
        : [];

    /// <summary>Batch × channels × height × width brought to batch × height × width × channels.</summary>
    public float[] ChannelsLast(string tensor)
    {
        int[] shape = Shape(tensor);
        return shape.Length == 4 ? Permute(Raw(tensor), shape, [0, 2, 3, 1]) : Raw(tensor);
    }

    /// <summary>Weights of output × input × height × width brought to height × width × input × output.</summary>
    public float[] Kernel(string tensor) => Permute(Raw(tensor), Shape(tensor), [2, 3, 1, 0]);

    /// <summary>An attribute that is one number for both axes, or two.</summary>
    public int[] Numbers(string attribute)
    {
        JsonElement value = Attributes.GetProperty(attribute);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(number => number.GetInt32())]
            : [value.GetInt32(), value.GetInt32()];
    }

    public static float[] Permute(float[] data, int[] shape, int[] order)
    {
        int[] steps = new int[shape.Length];
        for (int axis = shape.Length - 1, step = 1; axis >= 0; step *= shape[axis], axis--)
        {
            steps[axis] = step;
        }

        float[] result = new float[data.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int rest = i;
            int place = 0;
            for (int axis = order.Length - 1; axis >= 0; axis--)
            {
                place += rest % shape[order[axis]] * steps[order[axis]];
                rest /= shape[order[axis]];
            }

            result[i] = data[place];
        }

        return result;
    }

    private static JsonElement[] Read(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Oracle/{file}.json")!;
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("cases").EnumerateArray()];
    }

    private static float Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetSingle(),
        JsonValueKind.Null => float.NaN,
        _ => value.GetString() switch
        {
            "NaN" or "nan" => float.NaN,
            "Infinity" or "inf" => float.PositiveInfinity,
            "-Infinity" or "-inf" => float.NegativeInfinity,
            string text => throw new FormatException($"'{text}' is no number."),
            null => float.NaN,
        },
    };

    private JsonElement Tensor(string name) => element.GetProperty("tensors").GetProperty(name);
}
