using System.Reflection;
using NetDsl;
using NetDsl.Kernels;
using NetworkTests.Comparison;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>What a user of a declared network sees: constants, labels, typed borders.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void The_figures_of_lenet5_are_constants()
    {
        const long parameters = LeNet5.ParameterCount;
        const long macs = LeNet5.Macs;
        const int field = LeNet5.ReceptiveFieldHeight;

        Assert.Equal(61_706, parameters);
        Assert.Equal(61_706, LeNet5.TrainableParameterCount);
        Assert.Equal(416_520, macs);
        Assert.Equal((16, 16), (field, LeNet5.ReceptiveFieldWidth));
        Assert.Equal(784, LeNet5.Input.Length);
        Assert.Equal(10, LeNet5.Output.Length);
    }

    [Fact]
    public void Layers_are_listed_with_their_figures()
    {
        Assert.Equal(
            ["input", "conv1", "pool1", "conv2", "pool2", "flatten1", "dense1", "dense2", "dense3"],
            LeNet5.Layers.Select(layer => layer.Name));
        var conv2 = LeNet5.Layers[3];
        Assert.Equal(("conv2d", 2_416L, 2_416L, 240_000L), (conv2.Kind, conv2.Parameters, conv2.Trainable, conv2.Macs));
        Assert.Equal([10, 10, 16], conv2.Output);
        Assert.Equal(LeNet5.ParameterCount, LeNet5.Layers.Sum(layer => layer.Parameters));
    }

    [Fact]
    public void The_store_holds_as_many_weights_as_the_constant_says()
    {
        using var network = new Residual();

        Assert.Equal(Residual.ParameterCount, network.Description.Parameters.Sum(parameter => (long)parameter.Length));
        Assert.Equal(
            Residual.TrainableParameterCount,
            network.Description.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => (long)parameter.Length));
    }

    [Fact]
    public void Labels_are_an_enum_numbered_as_the_outputs()
    {
        Assert.Equal(
            ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"],
            Enum.GetNames<LeNet5.Label>());
        Assert.Equal(7, (int)LeNet5.Label.Seven);
    }

    [Fact]
    public void Classify_gives_the_label_of_the_greatest_output()
    {
        using var network = new LeNet5(seed: 42);
        var image = Draw.Values(new Random(1), LeNet5.Input.Length);

        var output = network.Predict(image);
        var label = network.Classify(image);

        Assert.Equal(output.Best, label);
        Assert.Equal(output.Values.ToArray().Max(), output[label]);
        Assert.Equal(network.PredictAll(image), output.Values.ToArray());
        Assert.Equal([label, label], network.ClassifyAll([.. image, .. image]));
    }

    [Fact]
    public void A_sample_of_another_size_is_refused_with_both_sizes()
    {
        using var network = new LeNet5();

        var tooSmall = LeNet5.Input.Length - 1;

        var refusal = Assert.Throws<ArgumentException>(() => network.Classify(new float[tooSmall]));

        Assert.Contains("LeNet5", refusal.Message);
        Assert.Contains("28 x 28 x 1", refusal.Message);
        Assert.Contains("783", refusal.Message);
        Assert.Contains("784", refusal.Message);
    }

    [Fact]
    public void Sessions_refuse_what_does_not_fit_them()
    {
        using var network = new LeNet5();
        using var session = network.CreateSession(batch: 2);
        using var training = network.CreateTrainingSession(batch: 2);

        Assert.Throws<ArgumentException>(() => session.Forward(new float[3 * 784], new float[30]));
        Assert.Throws<ArgumentException>(() => session.Forward(new float[784], new float[20]));
        Assert.Throws<ArgumentException>(() => session.Forward(new float[700], new float[10]));
        Assert.Throws<ArgumentException>(() => session.Forward([], []));
        Assert.Throws<InvalidOperationException>(() => training.Backward(new float[784], new float[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateSession(session.Batch - 2));
    }

    [Fact]
    public void Attributes_and_text_declare_the_same_network()
    {
        Assert.Equal(Figures(typeof(LeNet5)), Figures(typeof(LeNet5ByAttributes)));
        Assert.Equal(Kernels(typeof(LeNet5)), Kernels(typeof(LeNet5ByAttributes)));
        Assert.Equal(LeNet5.Layers.Select(Row), LeNet5ByAttributes.Layers.Select(Row));

        using var text = new LeNet5(seed: 3);
        using var attributes = new LeNet5ByAttributes(seed: 3);
        Assert.Equal(
            text.Description.Parameters.Select(parameter => (parameter.Name, parameter.Offset, parameter.Length, parameter.Initializer)),
            attributes.Description.Parameters.Select(parameter => (parameter.Name, parameter.Offset, parameter.Length, parameter.Initializer)));
        Assert.Equal(text.Description.Labels, attributes.Description.Labels);
        Assert.Equal(text.Description.Loss, attributes.Description.Loss);
        var images = Draw.Values(new Random(2), 3 * LeNet5.Input.Length);
        Assert.Equal(text.PredictAll(images), attributes.PredictAll(images));
    }

    [Fact]
    public void Equal_seeds_give_equal_weights_and_others_give_others()
    {
        using var first = new LeNet5(seed: 5);
        using var second = new LeNet5(seed: 5);
        using var third = new LeNet5(seed: 6);

        Assert.True(first.Parameters.Values.SequenceEqual(second.Parameters.Values));
        Assert.False(first.Parameters.Values.SequenceEqual(third.Parameters.Values));
    }

    [Fact]
    public void Weights_have_names_and_changes_reach_the_next_prediction()
    {
        using var network = new LeNet5();
        var image = Draw.Values(new Random(1), LeNet5.Input.Length);
        network.Weights.Dense3Kernel.Clear();
        network.Weights.Dense3Bias[(int)LeNet5.Label.Six] = 1;
        network.Parameters.MarkChanged();

        Assert.Equal(LeNet5.Label.Six, network.Classify(image));
        Assert.Equal(840, network.Weights.Dense3Kernel.Length);
    }

    [Fact]
    public void Saved_weights_come_back_to_the_bit_statistics_included()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.safetensors");
        try
        {
            using var saved = new Residual(seed: 1);
            Draw.Weights(saved, seed: 4);
            saved.Save(path);
            using var loaded = new Residual(seed: 2);
            var image = Draw.Values(new Random(3), Residual.Input.Length);
            var before = loaded.PredictAll(image);

            loaded.Load(path);

            Assert.True(saved.Parameters.Values.SequenceEqual(loaded.Parameters.Values));
            Assert.Equal(saved.PredictAll(image), loaded.PredictAll(image));
            Assert.NotEqual(before, loaded.PredictAll(image));
            using var other = new LeNet5();
            Assert.Throws<WeightFileException>(() => other.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_weight_that_is_a_single_number_is_saved_and_comes_back()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.safetensors");
        try
        {
            using var saved = new Scales(seed: 1);
            saved.Parameters["normalization1.count"][0] = 1234;
            saved.Save(path);
            using var loaded = new Scales(seed: 2);

            loaded.Load(path);

            Assert.Equal([1234f], loaded.Parameters["normalization1.count"].ToArray());
            Assert.Empty(loaded.Description.Parameters.Single(parameter => parameter.Name == "normalization1.count").Shape);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Factors_start_as_their_layer_says()
    {
        using var network = new Scales(seed: 1);

        Assert.All(network.Parameters["scale1.gamma"].ToArray(), value => Assert.Equal(0.5f, value));
        Assert.All(network.Parameters["scale1.beta"].ToArray(), value => Assert.Equal(0f, value));
        Assert.All(network.Parameters["scale2.gamma"].ToArray(), value => Assert.Equal(1f, value));
    }

    private static string Row(LayerInfo layer) =>
        $"{layer.Name} {layer.Kind} {string.Join('x', layer.Output)} {layer.Parameters} {layer.Trainable} {layer.Macs} {layer.Field}";

    private static IEnumerable<string> Figures(Type network) => network
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");

    // The constants of every kernel, as the generated structs have them.
    private static IEnumerable<string> Kernels(Type network) => network
        .GetNestedTypes(BindingFlags.NonPublic)
        .Where(type => type.GetInterfaces().Any(one => one.Namespace == typeof(IConv2D).Namespace))
        .Select(type => $"{type.Name}: {string.Join(", ", type.GetInterfaces().Select(one => one.Name).Order())}; {string.Join(", ", type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => $"{property.Name} = {property.GetValue(null)}"))}");
}
