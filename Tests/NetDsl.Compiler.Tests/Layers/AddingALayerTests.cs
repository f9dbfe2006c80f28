using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests.Layers;

/// <summary>The layer that docs/adding-a-layer.md shows is compiled here as it stands there, and it works.</summary>
public sealed class AddingALayerTests
{
    [Fact]
    public void The_page_shows_the_file_that_is_compiled()
    {
        var page = MarkdownPage.In("guides").Single(page => page.Name == "adding-a-layer.md");
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", "guides", "Subsample.cs.txt"));

        Assert.Equal(file.ReplaceLineEndings("\n").Trim(), page.Blocks.Single(block => block.Language == "csharp").Text);
    }

    [Fact]
    public void The_layer_has_a_shape_a_field_and_a_kernel()
    {
        var network = new GraphBuilder().Then("input", ("shape", TensorShape.Image(9, 9, 4)));
        var node = network.Place(new Subsample(), [network.Last], ("stride", new Size2(2, 3)))!;
        var field = NetworkFacts.Compute(network.Build()).Field!;
        var site = new RecordingSite(node);
        node.Layer.Lower(site);

        Assert.Equal(TensorShape.Image(5, 3, 4), node.Output);
        Assert.Equal((new AxisField(1, 2, 0), new AxisField(1, 3, 0)), (field.Height, field.Width));
        Assert.IsType<MaxPoolKernel>(site.Applied);
        Assert.Empty(network.Diagnostics.ToSorted());
    }

    [Fact]
    public void The_layer_is_a_pooling_of_PyTorch()
    {
        var network = new GraphBuilder().Then("input", ("shape", TensorShape.Image(9, 9, 4)));
        network.Place(new Subsample(), [network.Last], ("stride", new Size2(2, 3)));
        var lowered = new Torch.Lowered(network.Build());

        Assert.Equal("nn.functional.max_pool2d(input1, (1, 1), (2, 3))", Assert.Single(lowered.CSharp()));
        Assert.Equal("F.max_pool2d(input1, 1, stride=(2, 3))", Assert.Single(lowered.Python()));
    }

    private sealed class RecordingSite(GraphNode node) : LoweringSite
    {
        public Kernel? Applied { get; private set; }

        public override GraphNode Node => node;

        public override void Apply(Kernel kernel, WeightRoles weights) => Applied = kernel;

        public override void Begin(string part, Kernel kernel, TensorShape output, WeightRoles weights) =>
            throw new InvalidOperationException("The layer is one kernel.");

        public override void Alias() => throw new InvalidOperationException("The layer computes something.");
    }
}
