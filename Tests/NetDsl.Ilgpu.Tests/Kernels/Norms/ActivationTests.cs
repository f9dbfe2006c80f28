using NetDsl.Ilgpu.Kernels;
using Cpu = NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>
/// Against the CPU's functions from −∞ to ∞, to 4e-6 of the value where it is not tiny, since the rounding of an exponent grows with it; infinities and NaN exactly.
/// </summary>
public sealed class ActivationTests
{
    private static readonly float[] Inputs =
    [
        float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.MinValue, float.MaxValue, 0, -0f, float.Epsilon, -float.Epsilon,
        1e-30f, -1e-30f, 1e-6f, -1e-6f, 1e-3f, -1e-3f, -0.24f, -0.26f, 0.24f, 0.26f, 3, -3, 6, 6.5f, 88, -88, -103, 89.5f, -150, 1e5f, -1e5f,
        .. Enumerable.Range(0, 401).Select(i => (i - 200) / 9f),
    ];

    [Fact]
    public void Functions_of_output_slopes_are_those_of_the_processor()
    {
        FromOutput<Identity, Cpu.Identity>();
        FromOutput<Relu, Cpu.Relu>();
        FromOutput<Relu6, Cpu.Relu6>();
        FromOutput<LeakyRelu<Quarter>, Cpu.LeakyRelu<Quarter>>();
        FromOutput<Elu<Third>, Cpu.Elu<Third>>();
        FromOutput<Selu, Cpu.Selu>();
        FromOutput<Sigmoid, Cpu.Sigmoid>();
        FromOutput<Tanh, Cpu.Tanh>();
        FromOutput<HardSigmoid, Cpu.HardSigmoid>();
        FromOutput<Softplus, Cpu.Softplus>();
        FromOutput<Linear<Line>, Cpu.Linear<Line>>();
    }

    [Fact]
    public void Functions_of_input_slopes_are_those_of_the_processor()
    {
        FromInput<Swish, Cpu.Swish>();
        FromInput<HardSwish, Cpu.HardSwish>();
        FromInput<Gelu, Cpu.Gelu>();
        FromInput<GeluTanh, Cpu.GeluTanh>();
        FromInput<Mish, Cpu.Mish>();
    }

    [Fact]
    public void Every_activation_of_the_processor_has_its_namesake()
    {
        static string[] Names(Type activation) =>
            [.. activation.Assembly.GetExportedTypes().Where(type => type.IsValueType && Implements(type, activation)).Select(type => type.Name).Order()];

        static bool Implements(Type type, Type activation) => type.GetInterfaces().Contains(activation);

        Assert.Equal(Names(typeof(Cpu.IActivation)), Names(typeof(IActivation)));
        Assert.Equal(Names(typeof(Cpu.ISlopeFromInput)), Names(typeof(ISlopeFromInput)));
        Assert.Equal(Names(typeof(Cpu.ISlopeFromOutput)), Names(typeof(ISlopeFromOutput)));
    }

    [Fact]
    public void A_rectifier_stops_infinite_gradients_where_it_is_zero()
    {
        var run = new KernelRun();
        var output = run.Input([0, 1, float.NaN, 0, 2]);
        var gradient = run.Input([float.PositiveInfinity, 3, 4, float.NaN, -5]);

        run.Run(queue => Elementwise.Backward<Relu>(queue, output.Span, gradient.Span, gradient.Span));

        Assert.Equal([0, 3, 4, 0, -5], gradient.Values);
    }

    private static void FromOutput<TActivation, TCpu>()
        where TActivation : struct, ISlopeFromOutput
        where TCpu : struct, Cpu.ISlopeFromOutput
    {
        var run = new KernelRun();
        var (input, output) = (run.Input(Inputs), run.Output(Inputs.Length));
        var gradient = run.Input([.. Values.Random(Inputs.Length, seed: 1)]);
        float[] outputs = [.. Inputs.Select(TCpu.Apply)];
        var given = run.Input(outputs);
        float[] slopes = [.. outputs.Select((value, i) => gradient.Values[i] * TCpu.Slope(value))];
        if (typeof(TActivation) == typeof(Relu))
        {
            slopes = [.. outputs.Select((value, i) => value <= 0 ? 0 : gradient.Values[i])];
        }

        run.Run(queue =>
        {
            Elementwise.Forward<TActivation>(queue, input.Span, output.Span);
            Elementwise.Backward<TActivation>(queue, given.Span, gradient.Span, gradient.Span);
        });

        ExpectEach(outputs, output.Values, 4e-6, $"{typeof(TActivation).Name}");
        ExpectEach(slopes, gradient.Values, 4e-6, $"Slope of {typeof(TActivation).Name}");
    }

    private static void FromInput<TActivation, TCpu>()
        where TActivation : struct, ISlopeFromInput
        where TCpu : struct, Cpu.ISlopeFromInput
    {
        var run = new KernelRun();
        var (input, output) = (run.Input(Inputs), run.Output(Inputs.Length));
        var gradient = run.Input([.. Values.Random(Inputs.Length, seed: 1)]);
        float[] slopes = [.. Inputs.Select((value, i) => gradient.Values[i] * TCpu.Slope(value))];

        run.Run(queue =>
        {
            Elementwise.Forward<TActivation>(queue, input.Span, output.Span);
            Elementwise.BackwardFromInput<TActivation>(queue, input.Span, gradient.Span, gradient.Span);
        });

        ExpectEach([.. Inputs.Select(TCpu.Apply)], output.Values, 4e-6, $"{typeof(TActivation).Name}");
        ExpectEach(slopes, gradient.Values, 4e-6, $"Slope of {typeof(TActivation).Name}");
    }

    private static void ExpectEach(float[] expected, float[] actual, double tolerance, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            // Far out an exponent loses digits on either side, and devices may flush what is smaller than the smallest normal number.
            var isNear = expected[i].Equals(actual[i])
                || Math.Abs((double)expected[i] - actual[i]) <= (tolerance * Math.Abs(expected[i])) + 1e-20;
            Assert.True(isNear, FormattableString.Invariant($"{what} at {Inputs[i]:R}: expected {expected[i]:R}, found {actual[i]:R}."));
        }
    }
}
