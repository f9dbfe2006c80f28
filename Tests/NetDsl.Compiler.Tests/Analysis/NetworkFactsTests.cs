using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Tests.Layers;

namespace NetDsl.Compiler.Tests.Analysis;

public sealed class NetworkFactsTests
{
    private static GraphBuilder Image(int height, int width, int channels) =>
        new GraphBuilder().Then("input", ("shape", TensorShape.Image(height, width, channels)));

    private static GraphBuilder Conv(GraphBuilder network, int filters, int kernel, int stride = 1, bool same = false) => network.Then(
        "conv2d",
        ("filters", filters),
        ("kernel", new Size2(kernel, kernel)),
        ("stride", new Size2(stride, stride)),
        ("padding", same ? PaddingArgument.Same : PaddingArgument.Valid));

    private static GraphBuilder Pool(GraphBuilder network, int size, int stride) =>
        network.Then("maxpool", ("size", new Size2(size, size)), ("stride", new Size2(stride, stride)));

    [Fact]
    public void LeNet_5_has_the_published_numbers()
    {
        var network = Image(28, 28, 1);
        Pool(Conv(network, 6, 5, same: true), 2, 2);
        Pool(Conv(network, 16, 5), 2, 2);
        network.Then("flatten").Then("dense", ("units", 120)).Then("dense", ("units", 84)).Then("dense", ("units", 10));

        var facts = NetworkFacts.Compute(network.Build());

        Assert.Equal(61_706, facts.Parameters);
        Assert.Equal(61_706, facts.Trainable);
        Assert.Equal(416_520, facts.Macs);
        Assert.Equal(new AxisField(16, 4, 2), facts.Field!.Height);
        Assert.Equal(new AxisField(16, 4, 2), facts.Field.Width);
        Assert.True(facts.Field.IsAligned);
    }

    /// <summary>VGG16's published table: google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md, vgg_16, at each pooling.</summary>
    [Fact]
    public void VGG16_has_the_published_fields()
    {
        var network = Image(224, 224, 3);
        var fields = new List<(long, long, long)>();
        foreach (var (filters, count) in new[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) })
        {
            for (var i = 0; i < count; i++)
            {
                Conv(network, filters, 3, same: true);
            }

            Pool(network, 2, 2);
            var field = NetworkFacts.Compute(network.Build()).Field!.Height;
            fields.Add((field.Size, field.Stride, field.Padding));
        }

        Assert.Equal([(6, 2, 2), (16, 4, 6), (44, 8, 18), (100, 16, 42), (212, 32, 90)], fields);
        // keras-team/keras, VGG16 without its top, as Keras' documentation counts it.
        Assert.Equal(14_714_688, NetworkFacts.Compute(network.Build()).Parameters);
    }

    [Fact]
    public void A_gate_sees_everything_and_is_left_out_of_the_size()
    {
        var network = Conv(Image(16, 16, 3), 8, 3, same: true);
        var body = network.Last;
        var squeezed = network.Place("globalavgpool", [body], ("keep", true))!;
        var small = network.Place("maxpool", [body], ("size", new Size2(16, 16)))!;
        network.Place("add", [small, squeezed]);

        var facts = NetworkFacts.Compute(network.Build());

        Assert.Null(facts.Layers[squeezed.Index].Field);
        Assert.True(facts.Field!.SeesEverything);
        Assert.Equal(18, facts.Field.Height.Size);
    }

    [Fact]
    public void Branches_with_different_centres_see_their_union_and_are_not_aligned()
    {
        // 4 -> 2 both: the pooling sees [2i, 2i + 1], the strided 1 x 1 convolution sees 2i.
        var network = Image(4, 4, 1);
        var input = network.Last;
        var pooled = network.Place("maxpool", [input], ("size", new Size2(2, 2)))!;
        var strided = network.Place("conv2d", [input], ("filters", 1), ("kernel", Size2.One), ("stride", new Size2(2, 2)))!;
        network.Place("add", [pooled, strided]);

        var field = NetworkFacts.Compute(network.Build()).Field!;

        Assert.False(field.IsAligned);
        Assert.Equal(new AxisField(2, 2, 0), field.Height);
    }

    [Fact]
    public void Overlapping_branches_see_more_than_the_larger_one()
    {
        // One branch is padded before, the other behind: [i - 2, i] and [i, i + 2] together are [i - 2, i + 2].
        var network = Image(8, 8, 1);
        var input = network.Last;
        var before = network.Place("conv2d", [input], ("filters", 1), ("kernel", new Size2(3, 3)), ("padding", new PaddingArgument(PaddingRule.Explicit, 2, 0, 2, 0)))!;
        var behind = network.Place("conv2d", [input], ("filters", 1), ("kernel", new Size2(3, 3)), ("padding", new PaddingArgument(PaddingRule.Explicit, 0, 2, 0, 2)))!;
        network.Place("add", [before, behind]);

        var field = NetworkFacts.Compute(network.Build()).Field!;

        Assert.Equal(new AxisField(5, 1, 2), field.Height);
        Assert.False(field.IsAligned);
    }

    [Fact]
    public void Strides_without_end_do_not_wrap_around()
    {
        var network = Image(1, 1, 1);
        for (var i = 0; i < 40; i++)
        {
            network.Then("zeropad", ("padding", new PaddingArgument(PaddingRule.Explicit, 99, 99, 99, 99)));
            Conv(network, 1, 99, stride: 99);
        }

        var field = NetworkFacts.Compute(network.Build()).Field!.Height;

        Assert.True(field.Size > 1L << 60);
        Assert.True(field.Stride > 1L << 60);
    }
}
