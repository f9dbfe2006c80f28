using NetDsl.Torch.Tests.Package.Comparison;
using NetworkTests.Comparison;
using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>A module behaves as those of TorchSharp do: modes, types, devices, constants.</summary>
public sealed class ModuleTests
{
    private const string Text = """
        input 8x8x3
        conv2d 8, 3x3, padding: same
        batchnorm scale: false
        relu
        normalization
        dropout 0.5
        flatten
        dense 16
        droppath 0.25
        dense 4
        """;

    private static readonly Lazy<TestedAssembly> Networks = new(() => new TestedAssembly(TestedNetwork.OfText("Mixed", Text), TestedNetwork.OfText("OnlyDropout", "input 100x100x1\ndropout 0.25"), TestedNetwork.OfText("OnlyDroppath", "input 5x5x2\ndroppath 0.25")));

    private static Type Type => Networks.Value.ModuleOf("Mixed");

    [Fact]
    public void Train_and_eval_decide_what_dropout_and_batch_norm_do()
    {
        using var network = Networks.Value.Create("Mixed", 1);
        using var module = new TestedModule(Type, network: network);
        var samples = Draw.Values(new Random(1), 4 * network.Description.InputLength);
        module.Module.eval();
        var still = module.Predict(samples);
        Assert.Equal(still, module.Predict(samples));
        Assert.All(still.Zip(network.PredictAll(samples)), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));

        module.Module.train();
        Assert.NotEqual(module.Predict(samples), module.Predict(samples));
        module.Module.eval();
        Assert.NotEqual(still, module.Predict(samples)); // The moving statistics moved.
    }

    [Fact]
    public void Dropout_sets_a_share_of_the_values_to_zero_and_keeps_their_mean()
    {
        using var module = new TestedModule(Networks.Value.ModuleOf("OnlyDropout"));
        module.Module.train();
        manual_seed(1);
        var values = module.Predict([.. Enumerable.Repeat(1f, 10 * 10_000)]);
        Assert.Equal(0.25, values.Count(value => value == 0) / (double)values.Length, 0.01);
        Assert.All(values, value => Assert.True(value == 0 || Math.Abs(value - (1 / 0.75f)) < 1e-6f));
    }

    [Fact]
    public void Droppath_sets_whole_samples_to_zero()
    {
        const int Samples = 10_000;
        using var module = new TestedModule(Networks.Value.ModuleOf("OnlyDroppath"));
        module.Module.train();
        manual_seed(1);
        var samples = module.Predict([.. Enumerable.Repeat(1f, Samples * 50)]).Chunk(50).ToList();
        Assert.All(samples, sample => Assert.Single(sample.Distinct()));
        Assert.Equal(0.25, samples.Count(sample => sample[0] == 0) / (double)Samples, 0.02);
        Assert.All(samples, sample => Assert.True(sample[0] == 0 || Math.Abs(sample[0] - (1 / 0.75f)) < 1e-6f));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    public void A_type_is_that_of_every_parameter_and_buffer(ScalarType dtype)
    {
        using var network = Networks.Value.Create("Mixed", 1);
        using var made = new TestedModule(Type, dtype, network);
        using var moved = new TestedModule(Type, network: network);
        moved.Module.to(dtype);
        foreach (var module in new[] { made, moved })
        {
            Assert.All(Reals(module), tensor => Assert.Equal(dtype, tensor.dtype));
            using var copy = Networks.Value.Create("Mixed", 2);
            module.CopyTo(copy);
            var rounding = dtype == ScalarType.Float16 ? 1e-3f : 0;
            Assert.All(
                network.Parameters.Values.ToArray().Zip(copy.Parameters.Values.ToArray()),
                pair => Assert.Equal(pair.First, pair.Second, rounding * Math.Max(1, Math.Abs(pair.First))));
        }

        if (dtype == ScalarType.Float64)
        {
            var samples = Draw.Values(new Random(1), network.Description.InputLength);
            made.Module.eval();
            moved.Module.eval();
            Assert.Equal(made.Predict(samples, dtype), moved.Predict(samples, dtype));
        }
    }

    [Fact]
    public void A_device_reaches_every_parameter_and_buffer()
    {
        // The device "meta" has shapes and no memory, and every machine has it.
        var constructor = Type.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Single();
        using var module = (nn.Module<Tensor, Tensor>)constructor.Invoke(["Mixed", new Device("meta"), null]);
        Assert.All(module.state_dict(), pair => Assert.True(pair.Value.device_type == DeviceType.META, pair.Key));

        using var onCpu = new TestedModule(Type);
        onCpu.Module.to(CPU);
        Assert.All(onCpu.Module.state_dict(), pair => Assert.Equal(DeviceType.CPU, pair.Value.device_type));
    }

    [Fact]
    public void A_factor_that_the_declaration_leaves_out_is_one_and_stays_so()
    {
        using var network = Networks.Value.Create("Mixed", 1);
        using var module = new TestedModule(Type, network: network);
        var own = module.Layout.Select(layout => layout.Name).ToHashSet(StringComparer.Ordinal);
        var constants = module.Module.named_parameters().Where(pair => !own.Contains(pair.name)).ToList();
        Assert.NotEmpty(constants);
        Assert.All(constants, pair => Assert.False(pair.parameter.requires_grad, pair.name));

        using var optimizer = optim.SGD(module.Module.parameters(), 0.1);
        module.Module.train();
        using var input = module.ToTensor(Draw.Values(new Random(1), 4 * network.Description.InputLength));
        using var output = module.Module.call(input);
        using var sum = output.sum();
        sum.backward();
        using var done = optimizer.step();
        Assert.All(constants, pair => Assert.Null(TestedModule.GradientOf(pair.parameter)));
        Assert.All(constants, pair => Assert.All(pair.parameter.data<float>().ToArray(), value => Assert.Equal(1, value)));
    }

    private static IEnumerable<Tensor> Reals(TestedModule module) =>
        module.Module.state_dict().Where(pair => !pair.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Select(pair => pair.Value);
}
