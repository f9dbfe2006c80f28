using System.Globalization;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests.Library;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>The networks of the library as modules: those of torchvision have torchvision's names, shapes and order.</summary>
public sealed class LibraryNestingTests
{
    public static TheoryData<string> All => [.. NetworkLibrary.Networks.Select(network => network.QualifiedName)];

    public static TheoryData<string> Torchvision =>
        [.. NetworkLibrary.Networks.Where(network => network.Family == "torchvision").Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Running_the_blocks_runs_every_statement_once(string name)
    {
        var program = Nested.OfLibrary(name);
        var network = NestModules.Run(program);

        Assert.Equal(program.Statements.ToHashSet(), [.. Nested.Evaluate(network)]);
        Assert.Equal(program.Statements.Count, Nested.Evaluate(network).Count);
        Assert.Equal((program.Input, program.Output), (Assert.Single(network.Inputs), network.Output));
    }

    [Theory]
    [MemberData(nameof(Torchvision))]
    public void Names_shapes_and_order_of_weights_are_those_of_torchvision(string name) => Assert.Equal(
        Table.Read($"torchvision/{name}").Select(row => $"{row["name"]}: {row["weights"]}"),
        Modules(NestModules.Run(Nested.OfLibrary($"torchvision.{name}")))
            .Where(member => member.Module!.Weights.Count > 0)
            .Select(member => $"{member.Path}: {string.Join("; ", member.Module!.Weights.Select(Text))}"));

    [Theory]
    [MemberData(nameof(Torchvision))]
    public void Every_block_of_a_network_of_torchvision_has_a_forward_pass(string name) =>
        Assert.All(GroupBlocks.InnerFirst(NestModules.Run(Nested.OfLibrary($"torchvision.{name}"))), block => Assert.True(block.HasForward, block.Path));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_weight_of_the_network_is_a_weight_of_the_module_once(string name)
    {
        var program = Nested.OfLibrary(name);
        var weights = Modules(NestModules.Run(program)).SelectMany(member => member.Module!.Weights
            .Where(weight => weight.Source.Length > 0)
            .Select(weight => $"{member.Statement!.Node.Name}.{weight.Source} {weight.Own.Aggregate(1L, static (product, extent) => product * extent)}"));

        Assert.Equal(
            program.Graph.Nodes.SelectMany(node => node.Weights.Select(weight => $"{node.Name}.{weight.Name} {weight.Elements}")).Order(StringComparer.Ordinal),
            weights.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_residual_unit_of_ResNet_is_a_block_that_units_like_it_share()
    {
        var network = NestModules.Run(Nested.OfLibrary("torchvision.ResNet50"));

        Assert.Equal("conv1 bn1 layer1 layer2 layer3 layer4 fc", network.Names());
        Assert.Equal("conv1 bn1 conv2 bn2 conv3 bn3 downsample", network.At("layer2.0").Names());
        Assert.Equal("layer2.0.relu3 -> layer2.1.relu3", network.At("layer2.1").Border());
        Assert.Contains(GroupBlocks.Run(network), group => group.Select(block => block.Path).SequenceEqual(["layer2.1", "layer2.2", "layer2.3"]));
    }

    [Fact]
    public void The_classifier_of_VGG_holds_the_dropout_between_its_layers()
    {
        var network = NestModules.Run(Nested.OfLibrary("torchvision.VGG16"));

        Assert.Equal("0 dropout1 3 dropout2 6", network.At("classifier").Names());
        Assert.Equal("features classifier", network.Names());
    }

    [Fact]
    public void A_unit_of_MobileNetV2_adds_what_it_read()
    {
        var network = NestModules.Run(Nested.OfLibrary("torchvision.MobileNetV2"));

        Assert.Equal("0 1 2 3", network.At("features.3.conv").Names());
        Assert.Equal("features.3.add1", network.At("features.3").Output!.Name);
    }

    private static IEnumerable<TorchMember> Modules(TorchBlock block) =>
        block.Members.SelectMany(member => member.Block is null ? [member] : Modules(member.Block));

    private static string Text(TorchWeight weight) =>
        $"{weight.Name} {string.Join('x', weight.Shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}";
}
