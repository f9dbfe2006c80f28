using System.Text.Json;

namespace NetworkTests.Torch;

/// <summary>The definitions that networks are held against give what PyTorch gives: see Vectors/functions.py.</summary>
public sealed class TorchFunctionTests
{
    private const double Allowed = 1e-9;

    private static readonly TorchVector[] Vectors = JsonSerializer.Deserialize<TorchVector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "functions.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var at = 0; at < Vectors.Length; at++)
            {
                cases.Add(at, $"{Vectors[at].Text}, {(Vectors[at].Training ? "training" : "inference")}");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_definition_gives_what_PyTorch_gives(int at, string text)
    {
        var vector = Vectors[at];
        Assert.StartsWith(vector.Text, text, StringComparison.Ordinal);
        var input = Tensor(vector.Shape, salt: 0);
        var result = new TorchDefinitions(TorchLanguage.Python).Evaluate(vector.Text, new Dictionary<string, TorchTensor> { ["x"] = input });
        if (result is ModuleForm form)
        {
            var weights = form.Weights.Select((weight, place) => (weight.Name, Values: Weight(weight, place + 1))).ToDictionary(pair => pair.Name, pair => pair.Values);
            result = form.Forward(new ModuleCall(input, weights, vector.Training));
            Assert.Equal(vector.State.Keys, weights.Keys);
            Assert.All(weights, weight => Near(vector.State[weight.Key], weight.Value));
        }

        Near(vector.Output, ((TorchTensor)result!).Read());
    }

    /// <summary>Everything that networks can be spelled with has been held against PyTorch, but for what PyTorch has no name for.</summary>
    [Fact]
    public void Every_function_of_PyTorch_has_a_vector()
    {
        string[] own = ["ChannelScale", "DropPath", "Dropout", "LayerNorm2d", "Normalization"];
        var text = string.Concat(Vectors.Select(vector => vector.Text + "\n"));

        Assert.All(
            TorchDefinitions.Names(TorchLanguage.Python).Where(name => !name.EndsWith('_') && !name.EndsWith("_number", StringComparison.Ordinal)).Except(own),
            name => Assert.Contains(
                name switch { "Tensor.add" => " + ", "Tensor.mul" => " * ", "Tensor.div" => " / ", _ => name.Replace("Tensor.", ".", StringComparison.Ordinal) + "(" },
                text,
                StringComparison.Ordinal));
    }

    private static TorchTensor Tensor(int[] shape, int salt)
    {
        var count = shape.Aggregate(1, (product, extent) => product * extent);
        return new TorchTensor([.. Enumerable.Range(0, count).Select(i => (((i * 7919) + (salt * 104729) + 13) % 1009 / 504.5) - 1)], shape);
    }

    private static double[] Weight(ModuleWeight weight, int salt)
    {
        var values = Tensor(weight.Shape, salt).Read();
        return weight.Name == "running_var" ? [.. values.Select(value => 1 + (value / 2))] : values;
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Allowed, FormattableString.Invariant($"{pair.Second}, not {pair.First}")));
    }
}

/// <summary>A line of Vectors/functions.json.</summary>
internal sealed record TorchVector(string Text, int[] Shape, bool Training, double[] Output, Dictionary<string, double[]> State);
