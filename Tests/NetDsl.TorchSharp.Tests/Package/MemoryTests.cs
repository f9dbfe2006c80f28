using NetDsl.Torch.Tests.Package.Comparison;
using NetworkTests.Comparison;
using TorchSharp;
using TorchSharp.Modules;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>Modules leave no tensor behind: not in steps, not in predictions, not where something throws.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests(ITestOutputHelper console)
{
    private const int Repeats = 1_000;
    // Were a single one of the intermediate tensors left each time, a thousand times would take more.
    private const long MostGrowth = 48L << 20;

    private const string SmallResNet = """
        input 32x32x3
        default conv2d padding: same, bias: false
        conv2d 16, 3x3
        batchnorm
        relu
        maxpool 2x2
        residual { conv2d 16, 3x3; batchnorm; relu; conv2d 16, 3x3; batchnorm }
        relu
        residual { conv2d 32, 3x3, stride: 2; batchnorm; relu; conv2d 32, 3x3; batchnorm } shortcut { conv2d 32, 1x1, stride: 2; batchnorm }
        relu
        globalavgpool
        dense 10
        """;

    private static readonly Lazy<TestedAssembly> Networks =
        new(() => new TestedAssembly(TestedNetwork.OfLibrary("classic.LeNet5"), TestedNetwork.OfText("SmallResNet", SmallResNet)));

    [Fact]
    public void A_thousand_training_steps_leave_no_tensor_and_no_memory_behind()
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("LeNet5"));
        var samples = Draw.Values(new Random(1), 16 * 28 * 28);
        using var optimizer = optim.SGD(module.Module.parameters(), 0.01, 0.9);
        module.Module.train();
        Holds("training step", () =>
        {
            using var input = module.ToTensor(samples);
            using var target = arange(16, ScalarType.Int64);
            using var labels = target.remainder(10);
            using var output = module.Module.call(input);
            using var loss = nn.functional.cross_entropy(output, labels);
            loss.backward();
            // From 0.106 on TorchSharp's optimizers leave handles of the gradients to the scope around them.
            using var scope = NewDisposeScope();
            optimizer.step();
            optimizer.zero_grad();
        });
    }

    [Fact]
    public void A_thousand_predictions_leave_no_tensor_and_no_memory_behind()
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("SmallResNet"));
        module.Module.eval();
        using var quiet = no_grad();
        using var input = ones(1, 3, 32, 32);
        Holds("prediction", () =>
        {
            using var output = module.Module.call(input);
        });
    }

    [Fact]
    public void An_exception_in_the_middle_leaves_no_tensor_behind()
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("SmallResNet"));
        module.Module.eval();
        using var image = ones(1, 3, 32, 32);
        // A convolution in the middle of a branch, with weights of another type than what it reads.
        var convolution = (Conv2d)module.Module.named_modules().Last(pair => pair.module is Conv2d).module;
        using var input = ones(1, 5, 32, 32);
        Holds("exception", () => Assert.ThrowsAny<Exception>(() => module.Module.call(input)));
        convolution.to(ScalarType.Float64);
        Holds("exception in a branch", () => Assert.ThrowsAny<Exception>(() => module.Module.call(image)));
    }

    private void Holds(string what, Action act)
    {
        for (var i = 0; i < Repeats / 10; i++)
        {
            act();
        }

        Collect();
        var (tensors, resident) = (Tensor.TotalCount, Environment.WorkingSet);
        var peak = Tensor.PeakCount;
        for (var i = 0; i < Repeats; i++)
        {
            act();
        }

        // Before finalizers run: what nobody disposed still counts.
        var after = Tensor.TotalCount;
        Collect();
        var grown = Environment.WorkingSet - resident;
        console.WriteLine(FormattableString.Invariant(
            $"{Repeats} times a {what}: {tensors} tensors before and {after} after, peak {peak} and {Tensor.PeakCount}; resident {resident >> 10:N0} KB, grown by {grown >> 10:N0} KB"));
        Assert.Equal(tensors, after);
        Assert.True(grown < MostGrowth, $"{grown} bytes");
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}

/// <summary>Tensors are counted for the whole process, so nothing runs beside these tests.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestCollection;
