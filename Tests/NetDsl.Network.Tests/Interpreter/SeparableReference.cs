using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>A separable convolution as what it is made of: a depthwise convolution, then one with a kernel of a single position.</summary>
internal sealed class SeparableReference(SeparableSpec spec) : IReferenceLayer
{
    private readonly ConvolutionReference depthwise = new(spec.Sliding, isDepthwise: true, groups: 1);

    private readonly ConvolutionReference pointwise =
        new(new SlidingWindow(Size2.One, Size2.One, Size2.One, PaddingArgument.Valid), isDepthwise: false, groups: 1);

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => pointwise.Forward(Second(step), [Between(step, inputs)]);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var between = Between(step, inputs);
        var slope = pointwise.Backward(Second(step), [between], output, gradient)[0];
        return depthwise.Backward(First(step, inputs), inputs, between, slope);
    }

    private Tensor Between(ReferenceStep step, IReadOnlyList<Tensor> inputs) => depthwise.Forward(First(step, inputs), inputs);

    private ReferenceStep First(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var shape = TensorShape.Image(step.Output.Height, step.Output.Width, inputs[0].Shape.Channels * spec.Multiplier);
        return step.Part(shape, ("kernel", "depthwise_kernel"));
    }

    private static ReferenceStep Second(ReferenceStep step) => step.Part(step.Output, ("kernel", "pointwise_kernel"), ("bias", "bias"));
}
