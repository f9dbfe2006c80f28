using NetworkTests.Comparison;
using TorchSharp;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>
/// A deep network on the CPU and in TorchSharp, by root mean squares of whole tensors: rounding carries single values over the bend of a rectifier, and
/// then they differ by all that hangs on it. Double precision is the measure, and what TorchSharp itself is off in single precision.
/// </summary>
internal static class DeepComparison
{
    private const double Share = 1e-4;
    private const double TimesOwnRounding = 5;

    // Of gradients: where rounding moves a maximum to another place of its window or a value over the bend, the sum over all places changes by
    // one place's share. A wrong tap, a forgotten path or a border that is off by one changes more.
    private const double ShareOfGradients = 1e-2;

    /// <summary>Compares a prediction and a training step.</summary>
    /// <returns>The tensor that differs most, by the share of its root mean square, and by how much TorchSharp differs from itself.</returns>
    public static (string Tensor, double Share, double OwnShare, int Tensors) Run(TestedAssembly assembly, TestedNetwork tested, int batch, int seed)
    {
        var shape = tested.Compile().Graph!.Input.Output;
        using var network = Fresh();
        var random = new Random(seed);
        var samples = DrawImages.Values(random, batch, shape, 1);
        var outputGradient = Draw.Values(random, batch * network.Description.OutputLength);
        var onCpu = StepResult.OnCpu(network, samples, outputGradient).Values;
        var exact = InTorch(torch.ScalarType.Float64);
        var single = InTorch(torch.ScalarType.Float32);
        Assert.Equal(exact.Keys.Order(StringComparer.Ordinal), onCpu.Keys.Order(StringComparer.Ordinal));

        var scales = exact.Keys.ToLookup(LayerOf, name => Size(exact[name]));
        (string Tensor, double Share, double OwnShare, int Tensors) most = ("", 0, 0, onCpu.Count);
        foreach (var (name, expected) in exact)
        {
            // The gradient of a bias in front of a norm is zero but for rounding: its size is that of the layer's other gradients.
            var size = Math.Max(name.StartsWith("gradient", StringComparison.Ordinal) ? scales[LayerOf(name)].Max() : Size(expected), 1e-6);
            var (share, own) = (Distance(onCpu[name], expected) / size, Distance(single[name], expected) / size);
            Assert.True(
                share <= (name.StartsWith("gradient", StringComparison.Ordinal) ? ShareOfGradients : Share) + (TimesOwnRounding * own),
                FormattableString.Invariant($"{name} is off by {share:g3} of its root mean square, and TorchSharp in single precision by {own:g3}"));
            most = share > most.Share ? (name, share, own, onCpu.Count) : most;
        }

        return most;

        Network Fresh()
        {
            var created = assembly.Create(tested.Name, seed);
            Draw.Weights(created, seed, calm: true);
            return created;
        }

        Dictionary<string, float[]> InTorch(torch.ScalarType dtype)
        {
            using var own = Fresh();
            return StepResult.InTorch(assembly.ModuleOf(tested.Name), own, samples, outputGradient, dtype).Values;
        }
    }

    private static string LayerOf(string tensor) => tensor.Contains('.') ? tensor[..tensor.LastIndexOf('.')] : tensor;

    private static double Size(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value) / values.Length);

    private static double Distance(float[] left, float[] right) => Math.Sqrt(left.Zip(right, (a, b) => Math.Pow((double)a - b, 2)).Sum() / left.Length);
}
