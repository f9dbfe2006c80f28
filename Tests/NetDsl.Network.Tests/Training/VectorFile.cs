using System.Text.Json;

namespace NetworkTests.Training;

/// <summary>A file of reference vectors: see Vectors/README.md for what computed them and how they are laid out.</summary>
internal sealed record VectorFile(string Source, string Layout, IReadOnlyList<VectorCase> Cases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static VectorCase Case(string file, string name) =>
        JsonSerializer.Deserialize<VectorFile>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file)), Options)!
            .Cases.Single(entry => entry.Name == name);
}

/// <summary>One computation with all that went in and came out.</summary>
internal sealed record VectorCase(string Name, IReadOnlyDictionary<string, VectorTensor> Tensors)
{
    public VectorTensor this[string name] => Tensors[name];
}

/// <summary>An array with its extents, last axis fastest.</summary>
internal sealed record VectorTensor(int[] Shape, float[] Data)
{
    /// <summary>The values with the axes in another order.</summary>
    public float[] Permute(params int[] order) => Permute(Shape, order);

    /// <summary>The values read under another shape of as many values, with its axes in another order.</summary>
    public float[] Permute(int[] shape, int[] order)
    {
        var result = new float[Data.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var index = new int[shape.Length];
            var rest = i;
            for (var axis = order.Length - 1; axis >= 0; axis--)
            {
                rest = Math.DivRem(rest, shape[order[axis]], out index[order[axis]]);
            }

            result[i] = Data[index.Select((place, axis) => place * shape[(axis + 1)..].Aggregate(1, (product, extent) => product * extent)).Sum()];
        }

        return result;
    }
}
