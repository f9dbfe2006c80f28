using Anatomy;
using NetDsl;

namespace NetworkTests.SampleProjects;

/// <summary>The lecture's own numbers, from the networks that the anatomy sample declares.</summary>
public sealed class AnatomyTests
{
    [Fact]
    public void A_dense_layer_has_4_821_600_parameters_where_a_convolution_has_156()
    {
        Assert.Equal(4_821_600, FullyConnected.ParameterCount);
        Assert.Equal(156, Convolutional.ParameterCount);
    }

    [Fact]
    public void Five_neurons_have_25_weights_and_5_biases_or_3_weights_and_1_bias()
    {
        using var connected = new FiveConnected(seed: 0);
        using var convolved = new FiveConvolved(seed: 0);

        Assert.Equal((25, 5), Lesson.Count(connected));
        Assert.Equal((3, 1), Lesson.Count(convolved));
    }

    [Fact]
    public void Three_convolutions_see_3_5_and_7_pixels() => Assert.Equal([3L, 5, 7], Heights(ThreeConvolutions.Layers));

    [Fact]
    public void Convolutions_and_poolings_see_3_4_8_10_18_and_22_pixels() => Assert.Equal([3L, 4, 8, 10, 18, 22], Heights(ThreePooled.Layers));

    [Fact]
    public void Two_3_x_1_layers_see_5_x_1_pixels()
    {
        Assert.Equal([3L, 5], Heights(TwoColumns.Layers));
        Assert.All(TwoColumns.Layers, layer => Assert.Equal(1, layer.Field!.Width));
    }

    private static IEnumerable<long> Heights(IReadOnlyList<LayerInfo> layers) => layers.Skip(1).Select(layer => layer.Field!.Height);
}
