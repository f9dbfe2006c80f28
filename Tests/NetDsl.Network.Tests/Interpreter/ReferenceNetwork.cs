using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// An elaborated network, layer by layer in double precision: nothing is fused, folded, planned or shared. The outside oracle of
/// generated code.
/// </summary>
internal sealed class ReferenceNetwork(NetworkGraph graph, Dictionary<string, double[]> weights)
{
    /// <summary>The weights by their saved names; training moves the statistics among them.</summary>
    public Dictionary<string, double[]> Weights { get; } = weights;

    /// <summary>What dropout multiplies a value of a layer with; drops nothing unless it is set.</summary>
    public Func<GraphNode, int, double> Keep { get; init; } = (_, _) => 1;

    /// <summary>A prediction.</summary>
    public double[] Infer(double[] input) => Run(input, isTraining: false).Output;

    /// <summary>The forward half of a training step.</summary>
    public ReferencePass Train(double[] input) => Run(input, isTraining: true);

    private ReferencePass Run(double[] input, bool isTraining)
    {
        var pass = new ReferencePass(graph, Weights, Keep, isTraining);
        pass.Forward(new Tensor((int)(input.Length / graph.Input.Output.Elements), graph.Input.Output, input));
        return pass;
    }
}

/// <summary>One forward pass with its values, and the way back.</summary>
internal sealed class ReferencePass(
    NetworkGraph graph,
    Dictionary<string, double[]> weights,
    Func<GraphNode, int, double> keep,
    bool isTraining)
{
    private readonly Tensor?[] values = new Tensor?[graph.Nodes.Count];

    /// <summary>The gradients of the weights by their saved names.</summary>
    public Dictionary<string, double[]> Gradients { get; } = [];

    /// <summary>The network's output.</summary>
    public double[] Output => ValueOf(graph.Output).Data;

    public void Forward(Tensor input)
    {
        foreach (var node in LiveNodes())
        {
            values[node.Index] = node.Inputs.Count == 0 ? input : LayerOf(node).Forward(StepOf(node), InputsOf(node));
        }
    }

    /// <summary>Reverse mode (Griewank and Walther, 2008, chapter 3): each layer hands the gradients of its inputs back, sums add up.</summary>
    /// <returns>The gradient of the input.</returns>
    public double[] Backward(double[] outputGradient)
    {
        var gradients = LiveNodes().ToDictionary(node => node, node => new Tensor(ValueOf(node).Batch, node.Output));
        outputGradient.CopyTo(gradients[graph.Output].Data, 0);
        foreach (var node in LiveNodes().Where(node => node.Inputs.Count > 0).Reverse())
        {
            var inputGradients = LayerOf(node).Backward(StepOf(node), InputsOf(node), ValueOf(node), gradients[node]);
            for (var i = 0; i < node.Inputs.Count; i++)
            {
                var sum = gradients[node.Inputs[i]].Data;
                for (var j = 0; j < sum.Length; j++)
                {
                    sum[j] += inputGradients[i].Data[j];
                }
            }
        }

        return gradients[graph.Input].Data;
    }

    private ReferenceStep StepOf(GraphNode node) => new(node, isTraining, weights, Gradients, keep);

    private List<Tensor> InputsOf(GraphNode node) => [.. node.Inputs.Select(ValueOf)];

    private Tensor ValueOf(GraphNode node) => values[node.Index] ?? throw new InvalidOperationException($"'{node.Name}' has not run.");

    // A layer that the output does not depend on computes nothing, and its moving statistics stay.
    private List<GraphNode> LiveNodes()
    {
        var live = new HashSet<GraphNode> { graph.Input, graph.Output };
        foreach (var node in graph.Nodes.Reverse().Where(live.Contains))
        {
            live.UnionWith(node.Inputs);
        }

        return [.. graph.Nodes.Where(live.Contains)];
    }

    private static IReferenceLayer LayerOf(GraphNode node)
    {
        var keyword = node.Layer.Definition.Keyword;
        return node.Layer.Spec switch
        {
            Conv2DSpec conv => new ConvolutionReference(conv.Sliding, isDepthwise: false, conv.Groups),
            DepthwiseSpec depthwise => new ConvolutionReference(depthwise.Sliding, isDepthwise: true, groups: 1),
            SeparableSpec separable => new SeparableReference(separable),
            ConvTransposeSpec transpose => new ConvTransposeReference(transpose.Sliding),
            DenseSpec => new DenseReference(),
            PoolSpec pool => new PoolReference(pool.Sliding, keyword == "maxpool", pool.CountPadding),
            AdaptivePoolSpec => new AdaptivePoolReference(),
            GlobalPoolSpec => new GlobalPoolReference(keyword == "globalmaxpool"),
            BatchNormSpec norm => new BatchNormReference(norm),
            DropSpec => new DropoutReference(),
            RescaleSpec line => ActivationReference.Line(line.Factor, line.Offset),
            GeluSpec gelu => ActivationReference.Gelu(gelu.Approximate),
            ScaleSpec => new ScaleReference(),
            GroupNormSpec norm => new SampleNormReference(norm, norm.Groups, overPositions: true),
            SampleNormSpec norm => new SampleNormReference(norm, groups: 1, overPositions: false),
            LocalResponseNormSpec norm => new LocalResponseReference(norm),
            UpsampleSpec upsample => new UpsampleReference(upsample.Bilinear),
            CropSpec crop => new CropReference(crop.Cropping),
            ZeroPadSpec pad => new ZeroPadReference(pad.Padding),
            ElementwiseSpec elementwise => ActivationReference.Of(keyword, elementwise.Parameter),
            _ => keyword switch
            {
                "softmax" => new SoftmaxReference(),
                "flatten" => new FlattenReference(),
                "normalization" => new NormalizationReference(),
                "multiply" => new MultiplyReference(),
                "add" => new AddReference(),
                "concat" => new ConcatReference(),
                _ => throw new NotSupportedException($"The interpreter does not know '{keyword}'."),
            },
        };
    }
}
