using NetDsl.Kernels;
using DepthwiseConv2D = NetDsl.Ilgpu.Kernels.DepthwiseConv2D;
using IActivation = NetDsl.Ilgpu.Kernels.IActivation;
using Identity = NetDsl.Ilgpu.Kernels.Identity;

namespace NetDsl.Ilgpu.Tests.Kernels.Depthwise;

public sealed class DepthwiseConv2DTests
{
    public static TheoryData<string> Cases => DepthwiseCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_are_those_of_the_processor(string name) => DepthwiseCases.Run(name, new Forward());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Folded_weights_give_the_processor_s_outputs(string name) => DepthwiseCases.Run(name, new Folded());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Input_gradients_are_those_of_the_processor(string name) => DepthwiseCases.Run(name, new InputGradient());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weight_gradients_are_those_of_the_processor(string name) => DepthwiseCases.Run(name, new WeightGradient());

    private sealed class Forward : IDepthwiseVisitor
    {
        public void Visit<TConv>()
            where TConv : struct, IDepthwiseConv2D
        {
            var run = new KernelRun();
            var input = run.Input(DepthwiseValues<TConv>.Input());
            var (kernel, bias) = (run.Input(DepthwiseValues<TConv>.Kernel()), run.Input(DepthwiseValues<TConv>.Bias()));
            var plain = DepthwiseValues<TConv>.Convolve(input.Values, kernel.Values, [], []);
            var expected = DepthwiseValues<TConv>.Convolve(input.Values, kernel.Values, bias.Values, []);
            var (output, unbiased) = (run.Output(expected.Length), run.Output(expected.Length));

            run.Run(queue =>
            {
                DepthwiseConv2D.Forward<TConv, Halves>(
                    queue, DepthwiseValues<TConv>.Batch, input.Span, kernel.Span, bias.Span, output.Span);
                DepthwiseConv2D.Forward<TConv, Identity>(
                    queue, DepthwiseValues<TConv>.Batch, input.Span, kernel.Span, default, unbiased.Span);
            });

            Assert.Equal(Array.ConvertAll(expected, value => value / 2), output.Values);
            Assert.Equal(plain, unbiased.Values);
        }
    }

    private sealed class Folded : IDepthwiseVisitor
    {
        public void Visit<TConv>()
            where TConv : struct, IDepthwiseConv2D
        {
            Fold<TConv>(DepthwiseValues<TConv>.Bias());
            Fold<TConv>([]);
        }

        private static void Fold<TConv>(float[] biases)
            where TConv : struct, IDepthwiseConv2D
        {
            var run = new KernelRun();
            var input = run.Input(DepthwiseValues<TConv>.Input());
            var (kernel, affine) = (run.Input(DepthwiseValues<TConv>.Kernel()), run.Input(DepthwiseValues<TConv>.Affine()));
            var bias = biases.Length == 0 ? KernelRun.None : run.Input(biases);
            var expected = DepthwiseValues<TConv>.Convolve(input.Values, kernel.Values, biases, affine.Values);
            var (foldedKernel, foldedBias) = (run.Output(kernel.Values.Length), run.Output(TConv.OutputChannels));
            var output = run.Output(expected.Length);

            run.Run(queue =>
            {
                DepthwiseConv2D.Fold<TConv>(queue, kernel.Span, bias.Span, affine.Span, foldedKernel.Span, foldedBias.Span);
                DepthwiseConv2D.Forward<TConv, Identity>(
                    queue, DepthwiseValues<TConv>.Batch, input.Span, foldedKernel.Span, foldedBias.Span, output.Span);
            });

            Assert.Equal(expected, output.Values);
        }
    }

    private sealed class InputGradient : IDepthwiseVisitor
    {
        public void Visit<TConv>()
            where TConv : struct, IDepthwiseConv2D
        {
            var run = new KernelRun();
            var (gradient, kernel) = (run.Input(DepthwiseValues<TConv>.OutputGradient()), run.Input(DepthwiseValues<TConv>.Kernel()));
            var expected = new float[DepthwiseValues<TConv>.Inputs];
            NetDsl.Kernels.DepthwiseConv2D.BackwardInput<TConv>(DepthwiseValues<TConv>.Batch, gradient.Values, kernel.Values, expected);
            var inputGradient = run.Output(expected.Length);

            run.Run(queue => DepthwiseConv2D.BackwardInput<TConv>(
                queue, DepthwiseValues<TConv>.Batch, gradient.Span, kernel.Span, inputGradient.Span));

            Assert.Equal(expected, inputGradient.Values);
        }
    }

    private sealed class WeightGradient : IDepthwiseVisitor
    {
        public void Visit<TConv>()
            where TConv : struct, IDepthwiseConv2D
        {
            var run = new KernelRun();
            var (input, gradient) = (run.Input(DepthwiseValues<TConv>.Input()), run.Input(DepthwiseValues<TConv>.OutputGradient()));
            var (expected, expectedBias) = (new float[DepthwiseValues<TConv>.Weights], new float[TConv.OutputChannels]);
            NetDsl.Kernels.DepthwiseConv2D.BackwardWeights<TConv>(
                DepthwiseValues<TConv>.Batch, input.Values, gradient.Values, expected, expectedBias);
            var (kernelGradient, biasGradient) = (run.Output(expected.Length), run.Output(expectedBias.Length));
            var unbiased = run.Output(expected.Length);

            run.Run(queue =>
            {
                DepthwiseConv2D.BackwardWeights<TConv>(
                    queue, DepthwiseValues<TConv>.Batch, input.Span, gradient.Span, kernelGradient.Span, biasGradient.Span);
                DepthwiseConv2D.BackwardWeights<TConv>(
                    queue, DepthwiseValues<TConv>.Batch, input.Span, gradient.Span, unbiased.Span, default);
            });

            Assert.Equal(expected, kernelGradient.Values);
            Assert.Equal(expectedBias, biasGradient.Values);
            Assert.Equal(expected, unbiased.Values);
        }
    }

    /// <summary>An activation that whole numbers survive.</summary>
    internal readonly struct Halves : IActivation
    {
        public static float Apply(float input) => input / 2;
    }
}
