using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using GroupNorm = NetDsl.Ilgpu.Kernels.GroupNorm;
using Identity = NetDsl.Ilgpu.Kernels.Identity;
using LayerNorm = NetDsl.Ilgpu.Kernels.LayerNorm;
using Relu = NetDsl.Ilgpu.Kernels.Relu;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Layer and group normalisation against the CPU's kernels, to 2e-5 of the largest value.</summary>
public sealed class SampleNormTests
{
    private const float Tolerance = 2e-5f;

    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void Layers_are_normalised_as_on_the_processor(Type norm, int batch) => ShapeCases.Run(Layer<Norm<N1, N1>>, norm, batch);

    [Theory]
    [MemberData(nameof(ShapeCases.Groups), MemberType = typeof(ShapeCases))]
    public void Groups_are_normalised_as_on_the_processor(Type norm, int batch) => ShapeCases.Run(Group<Grouped<N1, N1, N1>>, norm, batch);

    [Fact]
    public void Layers_without_weights_are_only_normalised()
    {
        var run = new KernelRun();
        var input = run.Input(Values.Random(3 * 11 * 4, seed: 1));
        var gradient = run.Input(Values.Random(3 * 11 * 4, seed: 2));
        var (saved, output) = (run.Output(3 * 11 * 2), run.Output(input.Values.Length));
        var (expected, expectedSaved) = (new float[input.Values.Length], new float[3 * 11 * 2]);
        var expectedGradient = new float[input.Values.Length];
        NetDsl.Kernels.LayerNorm.Forward<Norm<N11, N4>, NetDsl.Kernels.Identity>(3, input.Values, default, default, expectedSaved, expected);
        NetDsl.Kernels.LayerNorm.Backward<Norm<N11, N4>>(
            3, input.Values, gradient.Values, default, expectedSaved, expectedGradient, default, default);

        run.Run(queue =>
        {
            LayerNorm.Forward<Norm<N11, N4>, Identity>(queue, 3, input.Span, default, default, saved.Span, output.Span);
            LayerNorm.Backward<Norm<N11, N4>>(
                queue, 3, input.Span, gradient.Span, default, saved.Span, gradient.Span, default, default);
        });

        Near.Assert(expected, output.Values, Tolerance);
        Near.Assert(expectedGradient, gradient.Values, Tolerance);
    }

    [Fact]
    public void Groups_without_weights_are_only_normalised()
    {
        var run = new KernelRun();
        var input = run.Input(Values.Random(3 * 7 * 8, seed: 1));
        var gradient = run.Input(Values.Random(3 * 7 * 8, seed: 2));
        var (saved, output) = (run.Output(3 * 2 * 8), run.Output(input.Values.Length));
        var (expected, expectedSaved) = (new float[input.Values.Length], new float[3 * 2 * 8]);
        var expectedGradient = new float[input.Values.Length];
        NetDsl.Kernels.GroupNorm.Forward<Grouped<N7, N8, N8>, NetDsl.Kernels.Identity>(
            3, input.Values, default, default, expectedSaved, expected);
        NetDsl.Kernels.GroupNorm.Backward<Grouped<N7, N8, N8>>(
            3, input.Values, gradient.Values, default, expectedSaved, expectedGradient, default, default);

        run.Run(queue =>
        {
            GroupNorm.Forward<Grouped<N7, N8, N8>, Identity>(queue, 3, input.Span, default, default, saved.Span, output.Span);
            GroupNorm.Backward<Grouped<N7, N8, N8>>(
                queue, 3, input.Span, gradient.Span, default, saved.Span, gradient.Span, default, default);
        });

        Near.Assert(expected, output.Values, Tolerance);
        Near.Assert(expectedGradient, gradient.Values, Tolerance);
    }

    private static void Layer<TNorm>(int batch)
        where TNorm : struct, ILayerNorm
    {
        var channels = TNorm.Channels;
        var count = batch * TNorm.Pixels * channels;
        var run = new KernelRun();
        var data = new Operands(run, count, channels, 2 * batch * TNorm.Pixels);
        NetDsl.Kernels.LayerNorm.Forward<TNorm, NetDsl.Kernels.Relu>(
            batch, data.Input.Values, data.Gamma.Values, data.Beta.Values, data.ExpectedSaved, data.Expected);
        NetDsl.Kernels.LayerNorm.Backward<TNorm>(
            batch,
            data.Input.Values,
            data.Gradient.Values,
            data.Gamma.Values,
            data.ExpectedSaved,
            data.ExpectedGradient,
            data.ExpectedGamma,
            data.ExpectedBeta);

        run.Run(queue =>
        {
            LayerNorm.Forward<TNorm, Relu>(
                queue, batch, data.Input.Span, data.Gamma.Span, data.Beta.Span, data.Saved.Span, data.Output.Span);
            LayerNorm.Pack<TNorm>(queue, data.Gamma.Span, data.Beta.Span, data.Packed.Span);
            LayerNorm.Infer<TNorm, Relu>(queue, batch, data.InPlace.Span, data.Packed.Span, data.InPlace.Span);
            LayerNorm.Backward<TNorm>(
                queue,
                batch,
                data.Input.Span,
                data.Gradient.Span,
                data.Gamma.Span,
                data.Saved.Span,
                data.Gradient.Span,
                data.ForGamma.Span,
                data.ForBeta.Span);
        });

        data.Check();
    }

    private static void Group<TNorm>(int batch)
        where TNorm : struct, IGroupNorm
    {
        var channels = TNorm.Channels;
        var count = batch * TNorm.Pixels * channels;
        var run = new KernelRun();
        var data = new Operands(run, count, channels, 2 * batch * TNorm.Groups);
        NetDsl.Kernels.GroupNorm.Forward<TNorm, NetDsl.Kernels.Relu>(
            batch, data.Input.Values, data.Gamma.Values, data.Beta.Values, data.ExpectedSaved, data.Expected);
        NetDsl.Kernels.GroupNorm.Backward<TNorm>(
            batch,
            data.Input.Values,
            data.Gradient.Values,
            data.Gamma.Values,
            data.ExpectedSaved,
            data.ExpectedGradient,
            data.ExpectedGamma,
            data.ExpectedBeta);

        run.Run(queue =>
        {
            GroupNorm.Forward<TNorm, Relu>(
                queue, batch, data.Input.Span, data.Gamma.Span, data.Beta.Span, data.Saved.Span, data.Output.Span);
            GroupNorm.Pack<TNorm>(queue, data.Gamma.Span, data.Beta.Span, data.Packed.Span);
            GroupNorm.Infer<TNorm, Relu>(queue, batch, data.InPlace.Span, data.Packed.Span, data.InPlace.Span);
            GroupNorm.Backward<TNorm>(
                queue,
                batch,
                data.Input.Span,
                data.Gradient.Span,
                data.Gamma.Span,
                data.Saved.Span,
                data.Gradient.Span,
                data.ForGamma.Span,
                data.ForBeta.Span);
        });

        data.Check();
    }

    /// <summary>The operands of a normalisation and what is expected of them.</summary>
    private sealed class Operands(KernelRun run, int count, int channels, int statistics)
    {
        public KernelArray Input { get; } = run.Input(Values.Random(count, seed: 1, scale: 2, offset: 3));

        public KernelArray InPlace { get; } = run.Input(Values.Random(count, seed: 1, scale: 2, offset: 3));

        public KernelArray Gradient { get; } = run.Input(Values.Random(count, seed: 2));

        public KernelArray Gamma { get; } = run.Input(Values.Random(channels, seed: 3));

        public KernelArray Beta { get; } = run.Input(Values.Random(channels, seed: 4));

        public KernelArray Packed { get; } = run.Output(2 * channels);

        public KernelArray Saved { get; } = run.Output(statistics);

        public KernelArray Output { get; } = run.Output(count);

        public KernelArray ForGamma { get; } = run.Output(channels);

        public KernelArray ForBeta { get; } = run.Output(channels);

        public float[] Expected { get; } = new float[count];

        public float[] ExpectedSaved { get; } = new float[statistics];

        public float[] ExpectedGradient { get; } = new float[count];

        public float[] ExpectedGamma { get; } = new float[channels];

        public float[] ExpectedBeta { get; } = new float[channels];

        /// <summary>The gradient has been computed in place.</summary>
        public void Check()
        {
            Near.Assert(Expected, Output.Values, Tolerance);
            Near.Assert(ExpectedSaved, Saved.Values, 1e-5f);
            Near.Assert(Expected, InPlace.Values, Tolerance);
            Near.Assert(ExpectedGradient, Gradient.Values, Tolerance, floor: 2e-5f);
            Near.Assert(ExpectedGamma, ForGamma.Values, Tolerance, floor: 1e-5f);
            Near.Assert(ExpectedBeta, ForBeta.Values, Tolerance, floor: 1e-5f);
        }
    }
}
