using NetDsl.Tests.Kernels;

namespace NetworkTests.Torch;

/// <summary>The definitions that networks are held against give what the vectors of PyTorch say that hold the CPU's kernels as well.</summary>
public sealed class TorchOracleTests
{
    // The vectors are of single precision: against the largest of them.
    private const double Allowed = 1e-5;

    private static readonly string[] Files = ["conv2d", "layers", "activations", "resizing", "normalization"];

    private static readonly Dictionary<string, string> Functions = new()
    {
        ["globalavgpool"] = "x.mean((2, 3), keepdim=True)",
        ["globalmaxpool"] = "F.max_pool2d(x, (4, 3))",
        ["leakyrelu"] = "F.leaky_relu(x, 0.3)",
        ["sigmoid"] = "torch.sigmoid(x)",
        ["tanh"] = "torch.tanh(x)",
        ["softmax"] = "x.softmax(1)",
        ["swish"] = "F.silu(x)",
        ["lrn"] = "F.local_response_norm(x, 5, k=2.0)",
        ["conv2dtranspose"] = "ConvTranspose2d(3, 2, 2, stride=2)",
        ["dense"] = "Linear(10, 7)",
        ["groupnorm"] = "GroupNorm(3, 6)",
        ["layernorm"] = "LayerNorm(10)",
        ["batchnorm"] = "BatchNorm2d(3)",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in Files)
            {
                foreach (var name in OracleCase.Names(file))
                {
                    cases.Add(file, name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_definition_gives_what_the_vectors_say(string file, string name)
    {
        var (one, definitions) = (OracleCase.Find(file, name), new TorchDefinitions(TorchLanguage.Python));
        var input = new TorchTensor(Numbers(one, "input"), one.Shape("input"));
        if (one.Operation == "conv2d" && one.Numbers("padding") is [var top, var bottom, var left, var right])
        {
            var border = FormattableString.Invariant($"F.pad(x, ({left}, {right}, {top}, {bottom}))");
            input = (TorchTensor)definitions.Evaluate(border, new Dictionary<string, TorchTensor> { ["x"] = input })!;
        }

        var result = definitions.Evaluate(Text(one), new Dictionary<string, TorchTensor> { ["x"] = input })!;
        if (result is ModuleForm form)
        {
            var weights = form.Weights.ToDictionary(weight => weight.Name, weight => Numbers(one, Tensor(one, weight.Name)));
            result = form.Forward(new ModuleCall(input, weights, one.Operation == "batchnorm" && one.Attributes.GetProperty("training").GetBoolean()));
            Assert.All(weights.Where(weight => weight.Key.StartsWith("running", StringComparison.Ordinal)), weight => Near(Numbers(one, weight.Key + "_after"), weight.Value));
        }

        Near(Numbers(one, "output"), ((TorchTensor)result).Read());
    }

    private static string Text(OracleCase one)
    {
        string Both(string attribute) => one.Numbers(attribute) is [var height, var width] ? FormattableString.Invariant($"({height}, {width})") : "0";
        string Flag(string attribute) => one.Attributes.TryGetProperty(attribute, out var value) && value.GetBoolean() ? "True" : "False";
        return one.Operation switch
        {
            "conv2d" => FormattableString.Invariant($"Conv2d({one.Shape("input")[1]}, {one.Shape("output")[1]}, {Both("kernel")}, stride={Both("stride")}, ")
                + FormattableString.Invariant($"padding={Both("padding")}, dilation={Both("dilation")}, groups={one.Attributes.GetProperty("groups")}, bias={(one.Has("bias") ? "True" : "False")})"),
            "maxpool" => $"F.max_pool2d(x, {Both("kernel")}, stride={Both("stride")}, padding={Both("padding")}, ceil_mode={Flag("ceil")})",
            "avgpool" => $"F.avg_pool2d(x, {Both("kernel")}, stride={Both("stride")}, padding={Both("padding")}, count_include_pad={Flag("count_include_pad")})",
            "upsample" => one.Attributes.GetProperty("mode").GetString() == "bilinear"
                ? "F.interpolate(x, scale_factor=2, mode=\"bilinear\", align_corners=False)"
                : "F.interpolate(x, scale_factor=2)",
            _ => Functions.GetValueOrDefault(one.Operation) ?? $"F.{one.Operation}(x)",
        };
    }

    private static string Tensor(OracleCase one, string weight) =>
        weight.StartsWith("running", StringComparison.Ordinal) ? weight + "_before"
        : one.Has(weight) ? weight
        : weight == "weight" ? "gamma" : "beta";

    private static double[] Numbers(OracleCase one, string tensor) => Array.ConvertAll(one.Raw(tensor), value => (double)value);

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var allowed = Allowed * expected.Append(1).Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= allowed, FormattableString.Invariant($"{pair.Second}, not {pair.First}")));
    }
}
