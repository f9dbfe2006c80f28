using NetworkTests.Comparison;
using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>
/// Runs a network on the CPU, in single precision, and its module in TorchSharp from the same weights and inputs. Values agree up to a share of the
/// largest beside them. Where the module computes in double precision, what is compared is the rounding of one side alone.
/// </summary>
internal sealed class ModuleComparison : IDisposable
{
    /// <summary>The share of a tensor's largest value by which its values may differ.</summary>
    private const double Share = 1e-4;

    // Gradients that cancel to 0, such as those behind a norm of two samples, keep the rounding of what cancelled.
    private const double Rounding = 1e-5;

    private readonly Network network;
    private readonly TestedModule module;
    private readonly ScalarType dtype;
    private readonly Random random;

    public ModuleComparison(TestedAssembly assembly, string name, int seed, ScalarType dtype = ScalarType.Float64)
    {
        network = assembly.Create(name, seed);
        Draw.Weights(network, seed);
        module = new TestedModule(assembly.ModuleOf(name), dtype, network);
        this.dtype = dtype;
        random = new Random(seed);
    }

    /// <summary>The largest difference that was seen, as a share of the largest value beside it.</summary>
    public double LargestShare { get; private set; }

    /// <summary>Predictions.</summary>
    public void Infer(int batch)
    {
        var input = Draw.Values(random, batch * network.Description.InputLength);
        module.Module.eval();
        Agree(network.PredictAll(input), module.Predict(input, dtype), "output");
    }

    /// <summary>A training step: outputs, the gradient of every weight, moving statistics.</summary>
    public void Train(int batch)
    {
        var description = network.Description;
        var (samples, outputGradient) = (Draw.Values(random, batch * description.InputLength), Draw.Values(random, batch * description.OutputLength));
        using var session = network.CreateTrainingSession(batch);
        var onCpu = new float[outputGradient.Length];
        session.Forward(samples, onCpu);
        session.Backward(samples, outputGradient);

        module.Module.train();
        using var input = module.ToTensor(samples, dtype);
        using var output = module.Module.call(input);
        using var single = TorchImages.ToTensor(outputGradient, description.OutputShape);
        using var gradient = single.to_type(dtype, copy: true);
        Agree(onCpu, module.ToSamples(output), "training output");
        if (output.requires_grad)
        {
            using var product = output * gradient;
            using var sum = product.sum();
            sum.backward();
        }

        AgreeOnGradients(session.Gradients);
        AgreeOnStatistics();
    }

    public void Dispose()
    {
        module.Dispose();
        network.Dispose();
    }

    private void AgreeOnGradients(ReadOnlySpan<float> onCpu)
    {
        var inTorch = module.Gradients();
        var trainable = network.Description.Parameters.Where(parameter => parameter.Trainable).ToList();
        var live = module.Layout.Select(layout => layout.Source).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(trainable.Select(parameter => parameter.Name).Where(live.Contains).Order(), inTorch.Keys.Order());
        foreach (var parameter in trainable.Where(parameter => live.Contains(parameter.Name)))
        {
            var expected = onCpu.Slice(parameter.Offset, parameter.Length);
            Agree(expected, inTorch[parameter.Name], $"gradient of {parameter.Name}", LargestOf(onCpu, parameter));
        }
    }

    // The gradient of a bias in front of a norm is zero but for rounding: its size is that of the layer's other gradients.
    private double LargestOf(ReadOnlySpan<float> gradients, ParameterDescription parameter)
    {
        var layer = parameter.Name[..(parameter.Name.LastIndexOf('.') + 1)];
        var largest = 0.0;
        foreach (var other in network.Description.Parameters.Where(other => other.Trainable && other.Name.StartsWith(layer, StringComparison.Ordinal)))
        {
            largest = Math.Max(largest, Largest(gradients.Slice(other.Offset, other.Length)));
        }

        return largest;
    }

    private void AgreeOnStatistics()
    {
        var onCpu = network.Parameters.Statistics.ToArray();
        if (onCpu.Length > 0)
        {
            module.CopyTo(network);
            Agree(onCpu, network.Parameters.Statistics, "moving statistics");
        }
    }

    private void Agree(ReadOnlySpan<float> onCpu, ReadOnlySpan<float> inTorch, string what, double beside = 0)
    {
        Assert.Equal(onCpu.Length, inTorch.Length);
        var largest = Math.Max(beside, Largest(inTorch));
        for (var i = 0; i < onCpu.Length; i++)
        {
            double difference = Math.Abs(onCpu[i] - inTorch[i]);
            if (!(difference <= Rounding + (Share * largest)))
            {
                Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {inTorch[i]} in TorchSharp and {onCpu[i]} on the CPU, where the largest is {largest}"));
            }

            LargestShare = Math.Max(LargestShare, largest > 1e-3 ? difference / largest : 0);
        }
    }

    private static double Largest(ReadOnlySpan<float> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
