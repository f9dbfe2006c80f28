namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Whole networks, as users write them.</summary>
public sealed class NetworkTests
{
    private const string LeNet = """
        input   28x28x1
        conv2d  6, 5x5, padding: same, activation: relu
        maxpool 2x2
        conv2d  16, 5x5, activation: relu
        maxpool 2x2
        flatten
        dense   120, activation: relu
        dense   84,  activation: relu
        dense   10

        labels  zero, one, two, three, four, five, six, seven, eight, nine
        loss    crossentropy

        expect  parameters == 61_706
        expect  field >= 14x14
        """;

    [Fact]
    public void LeNet5_gets_its_layers_names_and_shapes()
    {
        var network = Elaborated.From(LeNet);
        Assert.Equal(
            "conv1 28x28x6 | conv1.activation 28x28x6 | pool1 14x14x6 | conv2 10x10x16 | conv2.activation 10x10x16 | pool2 5x5x16 | "
            + "flatten1 400 | dense1 120 | dense1.activation 120 | dense2 84 | dense2.activation 84 | dense3 10",
            network.Layers);
        Assert.Equal(61_706, network.Sound.Nodes.SelectMany(node => node.Weights).Sum(weight => weight.Elements));
    }

    [Fact]
    public void The_first_node_is_the_input_and_each_stands_behind_its_inputs()
    {
        var graph = Elaborated.From(LeNet).Sound;
        Assert.Equal("input", graph.Input.Name);
        Assert.All(graph.Nodes, node => Assert.All(node.Inputs, input => Assert.True(input.Index < node.Index)));
        Assert.Equal("dense3", graph.Output.Name);
    }

    [Fact]
    public void A_fused_activation_belongs_to_its_layer()
    {
        var graph = Elaborated.From(LeNet).Sound;
        Assert.Equal("conv1", graph.Nodes[2].Owner?.Name);
        Assert.Null(graph.Nodes[1].Owner);
        Assert.Equal("relu", graph.Nodes[2].Span.Text);
    }

    [Fact]
    public void Bottlenecks_of_ResNet50_are_named_by_their_stage_and_place()
    {
        var network = Elaborated.From("""
            block bottleneck(f, s: 1, project: false) {
                residual {
                    conv2d f, 1x1, stride: s, bias: false; batchnorm; relu
                    conv2d f, 3x3, padding: same, bias: false; batchnorm; relu
                    conv2d 4*f, 1x1, bias: false; batchnorm
                } shortcut {
                    when project { conv2d 4*f, 1x1, stride: s, bias: false; batchnorm }
                }
                relu
            }

            network ResNet50(classes: 1000) {
                input 224x224x3
                conv2d 64, 7x7, stride: 2, padding: 3, bias: false; batchnorm; relu
                maxpool 3x3, stride: 2, padding: 1
                each (i, f, n, s) in [(1, 64, 3, 1), (2, 128, 4, 2), (3, 256, 6, 2), (4, 512, 3, 2)] {
                    "layer{i}.0": bottleneck f, s, project: true
                    repeat j in 1..n - 1 { "layer{i}.{j}": bottleneck f }
                }
                globalavgpool
                dense classes
            }
            """, "classes: 10");
        var graph = network.Sound;
        Assert.Equal("10", network.Output);
        var names = graph.Nodes.Select(node => node.Name).ToList();
        Assert.Contains("layer1.0.conv1", names);
        Assert.Contains("layer1.0.conv4", names);
        Assert.Contains("layer4.2.norm3", names);
        Assert.Equal("layer4.2.relu3", graph.Nodes[^3].Name);
        Assert.Equal("7x7x2048", graph.Nodes[^3].Output.ToString());
        // torchvision's ResNet-50 has 23,508,032 trainable weights without its dense layer, and 53,120 moving statistics.
        var weights = graph.Nodes.SelectMany(node => node.Weights).ToList();
        Assert.Equal(23_508_032 + (2048 * 10) + 10, weights.Where(weight => weight.IsTrainable).Sum(weight => weight.Elements));
        Assert.Equal(53_120, weights.Where(weight => !weight.IsTrainable).Sum(weight => weight.Elements));
    }

    [Fact]
    public void An_Inception_block_joins_four_branches()
    {
        var network = Elaborated.From("""
            block inception(a, b3, b, c5, c, p) {
                concat {
                    branch { conv2d a, 1x1, activation: relu }
                    branch { conv2d b3, 1x1, activation: relu; conv2d b, 3x3, padding: same, activation: relu }
                    branch { conv2d c5, 1x1, activation: relu; conv2d c, 5x5, padding: same, activation: relu }
                    pool: branch { maxpool 3x3, stride: 1, padding: same; conv2d p, 1x1, activation: relu }
                }
            }
            input 28x28x192
            inception 64, 96, 128, 16, 32, 32
            """);
        Assert.Equal("28x28x256", network.Output);
        Assert.Equal(
            "inception1.conv1 inception1.conv2 inception1.conv3 inception1.conv4 inception1.conv5 inception1.pool.pool1 inception1.pool.conv1 inception1.concat1",
            string.Join(" ", network.Sound.Nodes.Skip(1).Where(node => node.Owner is null).Select(node => node.Name)));
    }

    [Fact]
    public void A_cell_with_two_inputs_is_written_in_call_form()
    {
        var network = Elaborated.From("""
            block sep(f, k) { relu; depthwise k, padding: same, bias: false; conv2d f, 1x1, bias: false; batchnorm }
            block cell(p, f) {
                h: current
                a: add(sep(h, f, 5x5), sep(p, f, 3x3))
                b: add(sep(p, f, 5x5), h)
                concat(a, b)
            }
            input 16x16x8
            p: conv2d 8, 3x3, padding: same
            conv2d 8, 3x3, padding: same
            cell p, 8
            """);
        Assert.Equal("16x16x16", network.Output);
        Assert.Equal(
            "cell1.sep1.relu1 cell1.sep1.depthwise1 cell1.sep1.conv1 cell1.sep1.norm1",
            string.Join(" ", network.Sound.Nodes.Skip(3).Take(4).Select(node => node.Name)));
        Assert.Equal("cell1.concat1", network.Sound.Output.Name);
        Assert.Equal(["cell1.a", "cell1.b"], network.Sound.Output.Inputs.Select(input => input.Name));
    }
}
