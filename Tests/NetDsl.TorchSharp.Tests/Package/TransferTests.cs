using NetDsl.Torch;
using TorchSharp;

namespace NetDsl.TorchSharp.Tests.Package;

/// <summary>Weights between networks and their modules, on the library itself.</summary>
public sealed class TransferTests
{
    [Fact]
    public void Weights_of_LeNet5_go_to_a_module_and_come_back_to_the_bit()
    {
        using var from = new LeNet5(1);
        using var to = new LeNet5(2);
        using var module = new LeNet5.TorchModule(from);

        module.CopyTo(to);

        Assert.Equal(from.Parameters.Values.ToArray(), to.Parameters.Values.ToArray());
    }

    [Fact]
    public void Weights_of_every_layout_go_to_a_module_and_come_back_to_the_bit()
    {
        using var from = Scrambled();
        using var to = new Mixed(2);
        using var module = new Mixed.TorchModule();

        module.CopyFrom(from);
        module.CopyTo(to);

        Assert.Equal(from.Parameters.Values.ToArray(), to.Parameters.Values.ToArray());
    }

    [Theory]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float64)]
    public void A_module_of_another_type_holds_the_weights_as_that_type_rounds_them(torch.ScalarType type)
    {
        using var from = new LeNet5(1);
        using var to = new LeNet5(2);
        using var module = new LeNet5.TorchModule(from, dtype: type);

        module.CopyTo(to);

        Assert.All(module.parameters(), parameter => Assert.Equal(type, parameter.dtype));
        Assert.Equal(from.Parameters.Values.ToArray().Select(value => Rounded(value, type)), to.Parameters.Values.ToArray());
    }

    [Fact]
    public void Autograd_takes_no_note()
    {
        using var network = new LeNet5(1);
        using var module = new LeNet5.TorchModule();

        module.CopyFrom(network);

        Assert.All(module.parameters(), parameter => Assert.True(parameter is { requires_grad: true, is_leaf: true }));
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void The_next_prediction_uses_what_was_copied()
    {
        using var from = new LeNet5(1);
        using var to = new LeNet5(2);
        using var module = new LeNet5.TorchModule(from);
        var samples = Numbers(3 * 28 * 28);
        Assert.NotEqual(from.PredictAll(samples), to.PredictAll(samples));

        module.CopyTo(to);

        Assert.Equal(from.PredictAll(samples), to.PredictAll(samples));
    }

    [Fact]
    public void The_module_computes_what_the_network_computes()
    {
        using var network = Scrambled();
        using var module = new Mixed.TorchModule(network);
        var samples = Numbers(3 * 9 * 7 * 3);
        module.eval();

        using var input = Mixed.TorchModule.ToTensor(samples);
        using var output = module.call(input);

        Assert.Equal([3, 3, 9, 7], input.shape);
        Assert.All(
            network.PredictAll(samples).Zip(Mixed.TorchModule.ToSamples(output)),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4f * (1 + MathF.Abs(pair.First))));
    }

    [Fact]
    public void A_map_that_does_not_fit_changes_nothing()
    {
        using var network = new LeNet5(1);
        using var module = new LeNet5.TorchModule();
        var before = Values(module);
        WeightLayout[] map =
        [
            new("conv1.weight", "conv1.kernel", [5, 5, 1, 6], [3, 2, 0, 1], [6, 1, 5, 5]),
            new("conv1.bias", "conv1.bias", [6], [0], [3, 2]),
        ];

        var fault = Assert.Throws<ArgumentException>(() => WeightTransfer.CopyFrom(module, map, network));
        var lacking = Assert.Throws<ArgumentException>(() => WeightTransfer.CopyFrom(module, [map[0], map[1] with { Name = "conv9.bias" }], network));
        var foreign = Assert.Throws<ArgumentException>(
            () => WeightTransfer.CopyTo(module, [map[0], map[1] with { Source = "conv9.bias", Shape = [6] }], network));

        Assert.StartsWith("The module's tensor 'conv1.bias' is 6, but 'conv1.bias' goes with 3 x 2.", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("The module has no tensor 'conv9.bias' of 3 x 2, which 'conv1.bias' goes with; its tensors are ", lacking.Message, StringComparison.Ordinal);
        Assert.StartsWith("'LeNet5' has no parameter 'conv9.bias' of 6 values", foreign.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(module));
    }

    [Fact]
    public void A_new_module_starts_as_the_declaration_says_and_as_the_seed_of_torch_decides()
    {
        torch.manual_seed(5);
        using var first = new LeNet5.TorchModule();
        using var second = new LeNet5.TorchModule();
        torch.manual_seed(5);
        using var again = new LeNet5.TorchModule();
        using var network = new LeNet5(1);
        using var other = new LeNet5(1);
        first.CopyTo(other);

        Assert.Equal(Values(first), Values(again));
        Assert.NotEqual(Values(first), Values(second));
        Assert.All(first.get_parameter("conv1.bias")!.data<float>().ToArray(), value => Assert.Equal(0, value));
        // Uniform within the bound of Glorot and Bengio: another seed reaches as far.
        Assert.Equal(Largest(network.Parameters["dense1.kernel"]), Largest(other.Parameters["dense1.kernel"]), 1e-3f);
    }

    [Fact]
    public void A_disposed_network_is_refused()
    {
        var network = new LeNet5(1);
        using var module = new LeNet5.TorchModule(network);
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => module.CopyFrom(network));
        Assert.Throws<ObjectDisposedException>(() => module.CopyTo(network));
    }

    /// <summary>A network whose every weight, statistics included, is a number of its own.</summary>
    internal static Mixed Scrambled()
    {
        var network = new Mixed(1);
        var random = new Random(3);
        foreach (var parameter in network.Description.Parameters)
        {
            foreach (ref var value in network.Parameters[parameter.Name])
            {
                value = 0.2f + 0.6f * random.NextSingle();
            }
        }

        network.Parameters.MarkChanged();
        return network;
    }

    /// <summary>All values of a module, by name.</summary>
    internal static SortedDictionary<string, float[]> Values(torch.nn.Module module) => new(
        module.state_dict().ToDictionary(one => one.Key, one => one.Value.to(torch.ScalarType.Float32).data<float>().ToArray()),
        StringComparer.Ordinal);

    private static float[] Numbers(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static float Largest(ReadOnlySpan<float> values) => values.ToArray().Max();

    private static float Rounded(float value, torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float16 => (float)(Half)value,
        torch.ScalarType.BFloat16 => BitConverter.UInt32BitsToSingle(
            (BitConverter.SingleToUInt32Bits(value) + 0x7fff + ((BitConverter.SingleToUInt32Bits(value) >> 16) & 1)) & 0xffff0000),
        _ => value,
    };
}
