namespace NetworkTests.Torch;

/// <summary>
/// Functions of each value, sums, products and quotients, by the formulas of PyTorch's documentation. Those have a form that overwrites
/// their input whose derivative follows from the output.
/// </summary>
internal static class ElementwiseDefinitions
{
    // Klambauer et al. (2017).
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    private const double SoftplusThreshold = 20;

    private static readonly Definition[] Arithmetic =
    [
        new("Tensor.add(input, other)", "", a => Broadcast(a.Tensor("input"), a.Tensor("other"), (x, y) => x + y)),
        new("Tensor.mul(input, other)", "input other", a => Broadcast(a.Tensor("input"), a.Tensor("other"), (x, y) => x * y)),
        new("Tensor.div(input, other)", "input other", a => Broadcast(a.Tensor("input"), a.Tensor("other"), (x, y) => x / y)),
        new("Tensor.add_number(input, other)", "", a => a.Tensor("input").Map(x => x + a.Number("other"))),
        new("Tensor.sub_number(input, other)", "", a => a.Tensor("input").Map(x => x - a.Number("other"))),
        new("Tensor.mul_number(input, other)", "", a => a.Tensor("input").Map(x => x * a.Number("other"))),
        new("Tensor.add_(input, other)", "", a => a.Tensor("input").Overwrite(x => x + a.Number("other"))),
        new("Tensor.mul_(input, other)", "", a => a.Tensor("input").Overwrite(x => x * a.Number("other"))),
    ];

    /// <summary>Functions of <c>torch.nn.functional</c>, and of <c>torch</c> where that has them.</summary>
    public static IEnumerable<Definition> Python =>
    [
        .. Arithmetic,
        Of("F.relu(input, inplace=False)", "result", Relu),
        Of("F.relu6(input, inplace=False)", "input", Relu6),
        Of("F.leaky_relu(input, negative_slope=0.01, inplace=False)", "input", LeakyRelu),
        Of("F.elu(input, alpha=1.0, inplace=False)", "input", a => Elu(a.Number("alpha"))),
        Of("F.selu(input, inplace=False)", "input", Selu),
        Of("torch.sigmoid(input)", "result", Sigmoid),
        Of("Tensor.sigmoid_(input)", "result", Sigmoid),
        Of("torch.tanh(input)", "result", _ => Math.Tanh),
        Of("Tensor.tanh_(input)", "result", _ => Math.Tanh),
        Of("F.silu(input)", "input", Silu),
        Of("F.hardswish(input)", "input", HardSwish),
        Of("F.hardsigmoid(input)", "input", HardSigmoid),
        Of("F.softplus(input, beta=1, threshold=20)", "input", Softplus),
        Of("F.mish(input)", "input", Mish),
        Of("F.gelu(input, approximate=\"none\")", "input", a => a.Word("approximate") == "tanh" ? GeluTanh(a) : Gelu(a)),
    ];

    /// <summary>Methods of TorchSharp's tensors, and functions of the runtime.</summary>
    public static IEnumerable<Definition> CSharp =>
    [
        .. Arithmetic,
        .. Methods("relu", "", "result", Relu),
        .. Methods("relu6", "", "input", Relu6),
        .. Methods("leaky_relu", ", negative_slope", "input", LeakyRelu),
        .. Methods("elu", ", alpha, scale, input_scale", "input", a => x =>
            a.Number("scale") * (x > 0 ? x : a.Number("alpha") * (Math.Exp(x * a.Number("input_scale")) - 1))),
        .. Methods("selu", "", "input", Selu),
        .. Methods("sigmoid", "", "result", Sigmoid),
        .. Methods("tanh", "", "result", _ => Math.Tanh),
        Of("Tensor.silu(input)", "input", Silu),
        Of("Tensor.hardswish(input)", "input", HardSwish),
        Of("Tensor.hardsigmoid(input)", "input", HardSigmoid),
        Of("Tensor.softplus(input)", "input", Softplus),
        Of("Tensor.gelu(input)", "input", Gelu),
        Of("global::NetDsl.Torch.TensorFunctions.Mish(input)", "input", Mish),
        Of("global::NetDsl.Torch.TensorFunctions.GeluTanh(input)", "input", GeluTanh),
    ];

    private static Definition[] Methods(string name, string numbers, string saves, Func<Bound, Func<double, double>> function) =>
        [Of($"Tensor.{name}(input{numbers})", saves, function), Of($"Tensor.{name}_(input{numbers})", "result", function)];

    // What is kept is noted behind the call, so that of what overwrites its input it is the result, as in PyTorch.
    private static Definition Of(string text, string saves, Func<Bound, Func<double, double>> function)
    {
        var overwrites = text.Contains("_(input", StringComparison.Ordinal);
        return new Definition(text, saves, a =>
            overwrites || a.Flag("inplace") ? a.Tensor("input").Overwrite(function(a)) : a.Tensor("input").Map(function(a)));
    }

    private static Func<double, double> Relu(Bound a) => x => Math.Max(x, 0);

    private static Func<double, double> Relu6(Bound a) => x => Math.Min(Math.Max(x, 0), 6);

    private static Func<double, double> LeakyRelu(Bound a) => x => x > 0 ? x : a.Number("negative_slope") * x;

    private static Func<double, double> Elu(double alpha) => x => x > 0 ? x : alpha * (Math.Exp(x) - 1);

    private static Func<double, double> Selu(Bound a) => x => Lambda * Elu(Alpha)(x);

    private static Func<double, double> Sigmoid(Bound a) => x => 1 / (1 + Math.Exp(-x));

    private static Func<double, double> Silu(Bound a) => x => x / (1 + Math.Exp(-x));

    private static Func<double, double> HardSigmoid(Bound a) => x => Math.Min(Math.Max(x + 3, 0), 6) / 6;

    private static Func<double, double> HardSwish(Bound a) => x => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;

    private static Func<double, double> Softplus(Bound a) => x => x > SoftplusThreshold ? x : Math.Log(1 + Math.Exp(x));

    private static Func<double, double> Mish(Bound a) => x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)));

    private static Func<double, double> Gelu(Bound a) => x => x * (1 + ErrorFunction.Of(x / Math.Sqrt(2))) / 2;

    private static Func<double, double> GeluTanh(Bound a) => x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    private static TorchTensor Broadcast(TorchTensor left, TorchTensor right, Func<double, double, double> function)
    {
        Assert.Equal(left.Shape.Length, right.Shape.Length);
        int[] shape = [.. left.Shape.Zip(right.Shape, Math.Max)];
        Assert.All(left.Shape.Zip(shape).Concat(right.Shape.Zip(shape)), pair => Assert.True(pair.First == pair.Second || pair.First == 1));
        var (lefts, rights) = (left.Expand(shape).Read(), right.Expand(shape).Read());
        return new TorchTensor([.. lefts.Zip(rights, function)], shape);
    }
}
