using NetDsl.Torch.Tests.Package.Comparison;
using NetworkTests.Comparison;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>A training in TorchSharp, with its own loss and optimizer, beside the same one on the CPU.</summary>
public sealed class TrainingTests(ITestOutputHelper console)
{
    private const int Steps = 10;
    private const int Batch = 32;
    private const double LearningRate = 0.05;
    private const double Momentum = 0.9;

    [Fact]
    public void Ten_steps_of_SGD_with_momentum_have_the_same_losses()
    {
        var assembly = new TestedAssembly(TestedNetwork.OfLibrary("classic.LeNet5"));
        using var network = assembly.Create("LeNet5", 1);
        using var module = new TestedModule(assembly.ModuleOf("LeNet5"), network: network);
        var random = new Random(4);
        var samples = Draw.Values(random, Steps * Batch * network.Description.InputLength);
        int[] labels = [.. Enumerable.Range(0, Steps * Batch).Select(_ => random.Next(10))];

        var onCpu = OnCpu(network, samples, labels);
        var inTorch = InTorch(module, samples, labels, network.Description.InputLength);

        console.WriteLine(string.Join("; ", onCpu.Zip(inTorch, (left, right) => FormattableString.Invariant($"{left:g7} {right:g7}"))));
        Assert.All(onCpu.Zip(inTorch), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * pair.Second));
        Assert.NotEqual(onCpu[0], onCpu[^1]);
        using var trained = assembly.Create("LeNet5", 2);
        module.CopyTo(trained);
        var largest = network.Parameters.Values.ToArray().Max(MathF.Abs);
        Assert.All(
            network.Parameters.Values.ToArray().Zip(trained.Parameters.Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4f * largest));
    }

    private static List<double> OnCpu(Network network, float[] samples, int[] labels)
    {
        using var session = network.CreateTrainingSession(Batch);
        var optimizer = new Sgd(LearningRate) { Momentum = Momentum }.For(network);
        var loss = new SoftmaxCrossEntropy();
        var (output, gradient, losses) = (new float[Batch * 10], new float[Batch * 10], new List<double>());
        for (var step = 0; step < Steps; step++)
        {
            var input = samples.AsSpan(step * Batch * network.Description.InputLength, Batch * network.Description.InputLength);
            session.Forward(input, output);
            losses.Add(loss.Compute(Batch, output, new Targets(labels.AsSpan(step * Batch, Batch)), gradient));
            session.Backward(input, gradient);
            optimizer.Step(session);
        }

        return losses;
    }

    private static List<double> InTorch(TestedModule module, float[] samples, int[] labels, int length)
    {
        var losses = new List<double>();
        using var optimizer = optim.SGD(module.Module.parameters(), LearningRate, Momentum);
        module.Module.train();
        for (var step = 0; step < Steps; step++)
        {
            using var input = module.ToTensor(samples[(step * Batch * length)..((step + 1) * Batch * length)]);
            using var target = tensor(labels[(step * Batch)..((step + 1) * Batch)], ScalarType.Int64);
            optimizer.zero_grad();
            using var output = module.Module.call(input);
            using var loss = nn.functional.cross_entropy(output, target);
            loss.backward();
            using var done = optimizer.step();
            losses.Add(loss.ToDouble());
        }

        return losses;
    }
}
