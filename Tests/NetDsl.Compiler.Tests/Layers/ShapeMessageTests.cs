using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Tests.Layers;

/// <summary>The sentences that users read, word for word.</summary>
public sealed class ShapeMessageTests
{
    private static GraphBuilder Image(int height, int width, int channels) =>
        new GraphBuilder().Then("input", ("shape", TensorShape.Image(height, width, channels)));

    private static (string, object) Filters(int filters) => ("filters", filters);

    private static (string, object) Kernel(int height, int width) => ("kernel", new Size2(height, width));

    private static (string, object) Pads(int top, int bottom, int left, int right) =>
        ("padding", new PaddingArgument(PaddingRule.Explicit, top, bottom, left, right));

    [Fact]
    public void A_kernel_that_is_too_large_shows_how_the_input_became_small()
    {
        var network = Image(28, 28, 1)
            .Then("conv2d", Filters(6), Kernel(5, 5)).Then("relu").Then("maxpool", ("size", new Size2(2, 2)))
            .Then("conv2d", Filters(16), Kernel(5, 5)).Then("maxpool", ("size", new Size2(2, 2)))
            .Then("conv2d", Filters(16), Kernel(7, 7));

        Assert.Equal(
            "'conv3' has a 7 x 7 kernel, but its input from 'pool2' is 4 x 4 (28 -> 24 -> 12 -> 8 -> 4); use a kernel of at most 4 or 'padding: same'",
            network.Message);
    }

    [Fact]
    public void The_history_is_that_of_the_width_where_only_the_width_fails()
    {
        var network = Image(20, 9, 1).Then("maxpool", ("size", new Size2(2, 2))).Then("conv2d", Filters(6), Kernel(5, 5));

        Assert.Equal(
            "'conv1' has a 5 x 5 kernel, but its input from 'pool1' is 10 x 4 (width 9 -> 4); use a kernel of at most 5 x 4 or 'padding: same'",
            network.Message);
    }

    [Fact]
    public void Dilation_and_padding_are_part_of_the_sum()
    {
        var network = Image(6, 6, 1).Then("conv2d", Filters(6), Kernel(3, 3), ("dilation", new Size2(4, 4)), Pads(1, 1, 1, 1));

        Assert.Equal(
            "'conv1' has a 3 x 3 kernel that spans 9 x 9 with 'dilation: 4', but its input from 'input1' is 6 x 6, 8 x 8 with its padding; use a kernel of at most 2 or 'padding: same'",
            network.Message);
    }

    [Fact]
    public void Groups_are_mended_by_the_nearest_common_divisors()
    {
        var network = Image(6, 6, 16).Then("conv2d", Filters(32), Kernel(3, 3), ("groups", 3));

        Assert.Equal(
            "'conv1' has 3 groups, which must divide both its 16 input channels and its 32 filters; use 'groups: 2' or 'groups: 4'",
            network.Message);
    }

    [Fact]
    public void Added_values_of_other_channels_are_mended_by_filters()
    {
        var network = Image(8, 8, 64);
        var input = network.Last;
        var conv = network.Place("conv2d", [input], Filters(32), Kernel(3, 3), ("padding", PaddingArgument.Same))!;
        Assert.Null(network.Place("add", [conv, input]));

        Assert.Equal(
            "'add1' adds values of one shape, but 'conv1' gives 8 x 8 x 32 and 'input1' gives 8 x 8 x 64 (channels 32 against 64); give 'conv1' 64 filters",
            network.Message);
    }

    [Fact]
    public void Added_values_of_other_sizes_are_mended_by_padding_where_that_gives_the_size()
    {
        var network = Image(8, 8, 4);
        var input = network.Last;
        var conv = network.Place("conv2d", [input], Filters(4), Kernel(3, 3))!;
        Assert.Null(network.Place("add", [conv, input]));

        Assert.Equal(
            "'add1' adds values of one shape, but 'conv1' gives 6 x 6 x 4 and 'input1' gives 8 x 8 x 4 (height 6 against 8, width 6 against 8); give 'conv1' 'padding: same'",
            network.Message);
    }

    [Fact]
    public void Added_values_that_differ_in_all_axes_are_mended_by_a_projection()
    {
        var network = Image(8, 8, 4);
        var input = network.Last;
        var conv = network.Place("conv2d", [input], Filters(16), Kernel(3, 3), ("stride", new Size2(2, 2)), ("padding", PaddingArgument.Same))!;
        Assert.Null(network.Place("add", [conv, input]));

        Assert.EndsWith("(height 4 against 8, width 4 against 8, channels 16 against 4); put 'conv2d 16, 1x1, stride: 2' behind 'input1'", network.Message);
    }

    [Fact]
    public void Joined_values_of_other_sizes_are_mended_by_a_stride_where_that_gives_the_size()
    {
        var network = Image(8, 8, 4);
        var input = network.Last;
        var pool = network.Place("maxpool", [input], ("size", new Size2(2, 2)))!;
        var conv = network.Place("conv2d", [input], Filters(4), Kernel(3, 3), ("padding", PaddingArgument.Same))!;
        Assert.Null(network.Place("concat", [pool, conv]));

        Assert.Equal(
            "'concat1' joins channels of one height x width, but 'pool1' gives 4 x 4 x 4 and 'conv1' gives 8 x 8 x 4 (height 4 against 8, width 4 against 8); give 'conv1' 'stride: 2'",
            network.Message);
    }

    [Fact]
    public void A_dense_layer_on_an_image_is_mended_by_flatten()
    {
        var network = Image(7, 7, 512).Then("dense", ("units", 10));

        Assert.Equal(
            "'dense1' needs a vector, but its input from 'input1' is an image of 7 x 7 x 512; put 'flatten' before it for 25,088 features, or 'globalavgpool' for 512",
            network.Message);
    }

    [Fact]
    public void A_window_on_a_vector_is_mended_by_standing_before_what_made_it_one()
    {
        var network = Image(7, 7, 4).Then("flatten").Then("dense", ("units", 10)).Then("maxpool", ("size", new Size2(2, 2)));

        Assert.Equal(
            "'pool1' needs an image, height x width x channels, but its input from 'dense1' is a vector of 10; put it before 'flatten1'",
            network.Message);
    }

    [Fact]
    public void A_pooling_that_pads_by_its_window_would_look_at_nothing()
    {
        var network = Image(7, 7, 4).Then("maxpool", ("size", new Size2(2, 3)), Pads(0, 2, 0, 0));

        Assert.Equal(
            "'pool1' pads by 2 rows, so that a 2 x 3 window would lie outside of its input altogether; pad by at most 1",
            network.Message);
    }

    [Fact]
    public void Sizes_beyond_what_an_array_holds_are_computed_and_refused()
    {
        var network = Image(7, 7, 1_000_000).Then("conv2d", Filters(int.MaxValue), Kernel(7, 7));

        Assert.Equal(
            "'conv1' would have a kernel of 7 x 7 x 1,000,000 x 2,147,483,647, 105,226,698,703,000,000 numbers, but one array holds at most 2,147,483,647; use 'filters' of at most 32, which leaves room for packing it by 16 channels",
            network.Message);
    }
}
