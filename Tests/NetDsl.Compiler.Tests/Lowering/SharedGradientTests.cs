using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Elaboration;

namespace NetDsl.Compiler.Tests.Lowering;

/// <summary>The terms of a sum share the memory of its gradient until one of them would overwrite it.</summary>
public sealed class SharedGradientTests
{
    [Fact]
    public void The_terms_of_a_sum_get_its_gradient_without_a_copy_and_later_parts_are_added_once() => Assert.Equal(
        """
        Conv2D.BackwardWeights<V> Add1, outputGradient, BKernel, BBias
        Conv2D.BackwardInput<V> outputGradient, BKernel, Add1Gradient
        Conv2D.BackwardWeights<V> V, Add1Gradient, AKernel, ABias
        Conv2D.BackwardInput<V> Add1Gradient, AKernel, APart0
        Add.AccumulateBackward<Relu> V, Add1Gradient, APart0
        Conv2D.BackwardWeights<V> input, APart0, VKernel, VBias
        """,
        Backward("""
            input 4x4x2
            v: conv2d 2, 1x1, activation: relu
            a: conv2d 2, 1x1
            add(a, v)
            b: conv2d 2, 1x1
            """));

    [Fact]
    public void A_gradient_that_another_term_still_reads_is_left_as_it_is() => Assert.Equal(
        """
        Conv2D.BackwardWeights<V> Add1, outputGradient, BKernel, BBias
        Conv2D.BackwardInput<V> outputGradient, BKernel, Add1Gradient
        Elementwise.Backward<Tanh> T, Add1Gradient, VGradient
        Elementwise.Backward<Sigmoid> S, Add1Gradient, SPart0
        Add.Accumulate SPart0, VGradient
        Conv2D.BackwardWeights<V> input, VGradient, VKernel, VBias
        """,
        Backward("""
            input 4x4x2
            v: conv2d 2, 1x1
            s: sigmoid(v)
            t: tanh(v)
            add(s, t)
            b: conv2d 2, 1x1
            """));

    [Fact]
    public void A_value_added_to_itself_gets_the_gradient_twice() => Assert.Equal(
        """
        Conv2D.BackwardWeights<V> Add1, outputGradient, BKernel, BBias
        Conv2D.BackwardInput<V> outputGradient, BKernel, Add1Gradient
        Add.Forward<Identity> Add1Gradient, Add1Gradient, VGradient
        Conv2D.BackwardWeights<V> input, VGradient, VKernel, VBias
        """,
        Backward("""
            input 4x4x2
            v: conv2d 2, 1x1
            add(v, v)
            b: conv2d 2, 1x1
            """));

    private static string Backward(string text) =>
        string.Join('\n', PassPipeline.Run(Elaborated.From(text).Sound, _ => "").Training.Backward.Select(Show));

    private static string Show(KernelCall call)
    {
        var types = call.TypeArguments.Count > 0 ? $"<{string.Join(", ", call.TypeArguments)}>" : "";
        return $"{call.Method}{types} {string.Join(", ", call.Operands.Select(operand => operand.Buffer?.Name ?? "-"))}";
    }
}
