using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class ActivationTests : KernelTests
{
    private static readonly float[] Inputs =
        [.. Values.Random(77, 1).Select((value, i) => value * (i % 7)), 0, -0f, 1e-30f, -1e-30f, 0.25f, -0.25f, 1e-3f, -1e-3f, 40, -40, 200, -200];

    [Fact]
    public void Relu_cuts_at_zero() => Check<Relu>(x => Math.Max(0, x), x => x > 0 ? 1 : 0);

    [Fact]
    public void Sigmoid_is_logistic() => Check<Sigmoid>(Logistic, x => Logistic(x) * (1 - Logistic(x)));

    [Fact]
    public void Tanh_is_the_hyperbolic_tangent() => Check<Tanh>(Math.Tanh, x => 1 - Math.Pow(Math.Tanh(x), 2));

    [Fact]
    public void Leaky_relu_has_a_slope_below_zero() => Check<LeakyRelu<OneThird>>(x => x > 0 ? x : 0.3f * x, x => x > 0 ? 1 : 0.3f);

    [Fact]
    public void Elu_approaches_minus_alpha() =>
        Check<Elu<OneThird>>(x => x > 0 ? x : 0.3f * (Math.Exp(x) - 1), x => x > 0 ? 1 : 0.3f * Math.Exp(x));

    [Fact]
    public void Identity_changes_nothing() => Check<Identity>(x => x, _ => 1);

    [Fact]
    public void Relu6_cuts_at_zero_and_six() => Check<Relu6>(x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0);

    [Fact]
    public void Hard_sigmoid_has_the_slope_of_one_sixth() =>
        Check<HardSigmoid>(x => Math.Clamp(x + 3, 0, 6) / 6, x => x is > -3 and < 3 ? 1 / 6.0 : 0);

    [Fact]
    public void Selu_is_a_scaled_elu() => Check<Selu>(
        x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        x => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.Exp(x)));

    [Fact]
    public void Softplus_is_the_logarithm_of_one_and_an_exponential() =>
        Check<Softplus>(x => x > 30 ? x : Math.Log(1 + Math.Exp(x)), Logistic);

    [Fact]
    public void A_line_has_a_factor_and_a_summand() => Check<Linear<Halving>>(x => (0.5 * x) - 2, _ => 0.5);

    [Fact]
    public void Swish_is_x_times_the_logistic_function() =>
        CheckFromInput<Swish>(x => x * Logistic(x), x => Logistic(x) * (1 + (x * (1 - Logistic(x)))));

    [Fact]
    public void Hard_swish_is_x_times_a_hard_sigmoid() => CheckFromInput<HardSwish>(
        x => x * Math.Clamp(x + 3, 0, 6) / 6,
        x => x < -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5);

    [Fact]
    public void Gelu_is_x_times_the_normal_probability() => CheckFromInput<Gelu>(
        x => x * Normal.Probability(x),
        x => Normal.Probability(x) + (x * Normal.Density(x)));

    [Fact]
    public void The_approximate_gelu_is_half_of_x_times_one_and_a_hyperbolic_tangent()
    {
        double root = Math.Sqrt(2 / Math.PI);
        double Tangent(double x) => Math.Tanh(root * (x + (0.044715 * x * x * x)));
        CheckFromInput<GeluTanh>(
            x => 0.5 * x * (1 + Tangent(x)),
            x => (0.5 * (1 + Tangent(x))) + (0.5 * x * (1 - (Tangent(x) * Tangent(x))) * root * (1 + (3 * 0.044715 * x * x))));
    }

    [Fact]
    public void Mish_is_x_times_the_hyperbolic_tangent_of_softplus()
    {
        double Soft(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
        CheckFromInput<Mish>(
            x => x * Math.Tanh(Soft(x)),
            x => Math.Tanh(Soft(x)) + (x * (1 - Math.Pow(Math.Tanh(Soft(x)), 2)) * Logistic(x)));
    }

    [Fact]
    public void Tails_are_accurate_in_themselves()
    {
        foreach (float x in new[] { -12f, -8f, -5f, -3f, -1f, -0.3f, -1e-4f, 1e-4f, 0.3f, 2f })
        {
            Assert.Equal(1, Gelu.Apply(x) / (x * Normal.Probability(x)), 8e-6);
            Assert.Equal(1, Swish.Apply(x) / (x * Logistic(x)), 1e-6);
            Assert.Equal(1, Softplus.Apply(x) / Math.Log(1 + Math.Exp(x)), 2e-6);
            Assert.Equal(1, Softplus.Slope(Softplus.Apply(x)) / Logistic(x), 2e-6);
            Assert.Equal(1, Mish.Apply(x) / (x * Math.Tanh(Math.Log(1 + Math.Exp(x)))), 2e-6);
        }
    }

    [Fact]
    public void Tanh_and_elu_are_accurate_near_zero()
    {
        foreach (float x in new[] { 1e-6f, -1e-5f, 3e-4f, -0.01f, 0.1f, -0.2f, -0.2499f, -0.2501f, 0.2501f })
        {
            Assert.Equal(1, Tanh.Apply(x) / Math.Tanh(x), 5e-7);
            double elu = x > 0 ? x : Math.Exp(x) - 1 is var far && Math.Abs(x) < 1e-3 ? x + (x * (double)x / 2) : Math.Exp(x) - 1;
            Assert.Equal(1, Elu<One>.Apply(x) / elu, 5e-7);
        }
    }

    [Fact]
    public void Nan_passes_and_infinities_reach_the_limits()
    {
        float[] input = [.. Enumerable.Repeat(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }, 8).SelectMany(x => x)];
        ForEachWidth(() =>
        {
            Expect<Relu>(float.PositiveInfinity, 0);
            Expect<Sigmoid>(1, 0);
            Expect<Tanh>(1, -1);
            Expect<LeakyRelu<OneThird>>(float.PositiveInfinity, float.NegativeInfinity);
            Expect<Elu<One>>(float.PositiveInfinity, -1);
            Expect<Relu6>(6, 0);
            Expect<HardSigmoid>(1, 0);
            Expect<Softplus>(float.PositiveInfinity, 0);
            Expect<Swish>(float.PositiveInfinity, 0);
            Expect<HardSwish>(float.PositiveInfinity, 0);
            Expect<Gelu>(float.PositiveInfinity, 0);
            Expect<GeluTanh>(float.PositiveInfinity, 0);
            Expect<Mish>(float.PositiveInfinity, 0);
        });

        void Expect<TActivation>(float high, float low)
            where TActivation : struct, IActivation
        {
            float[] output = new float[input.Length];
            Elementwise.Forward<TActivation>(input, output);
            for (int i = 0; i < output.Length; i += 3)
            {
                Assert.Equal([float.NaN, high, low], output[i..(i + 3)]);
            }
        }
    }

    [Fact]
    public void Slopes_from_the_input_reach_their_limits_at_infinities_and_show_nan()
    {
        ForEachWidth(() =>
        {
            Expect<Swish>();
            Expect<HardSwish>();
            Expect<Gelu>();
            Expect<GeluTanh>();
            Expect<Mish>();
        });

        static void Expect<TActivation>()
            where TActivation : struct, ISlopeFromInput
        {
            float[] input = [float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f];
            float[] gradient = [3, 3, 3, 3];
            Elementwise.BackwardFromInput<TActivation>(input, gradient, gradient);
            Assert.Equal([3, 0, 3, 0], gradient.Select(MathF.Abs));
            Assert.True(float.IsNaN(TActivation.Slope(float.NaN)));
        }
    }

    [Fact]
    public void Relu_passes_no_gradient_at_zero_not_even_an_infinite_one()
    {
        float[] gradient = new float[20];
        Array.Fill(gradient, float.PositiveInfinity);
        ForEachWidth(() =>
        {
            float[] input = new float[20];
            Elementwise.Backward<Relu>(new float[20], gradient, input);
            Assert.All(input, value => Assert.Equal(0, value));
        });
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        float[] input = Values.Random(100_001, 1);
        ExpectSameBits(() =>
        {
            float[] output = (float[])input.Clone();
            Elementwise.Forward<Sigmoid>(output, output);
            Elementwise.Backward<Sigmoid>(output, input, output);
            return output;
        });
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void Check<TActivation>(Func<double, double> function, Func<double, double> slope)
        where TActivation : struct, ISlopeFromOutput => ForEachWidth(() =>
        {
            float[] output = CheckForward<TActivation>(function);
            float[] gradient = Values.Random(Inputs.Length, 2);
            float[] inputGradient = (float[])gradient.Clone();
            Elementwise.Backward<TActivation>(output, inputGradient, inputGradient);
            CheckGradient(slope, gradient, inputGradient);
            CheckGradient(slope, gradient, [.. output.Select((value, i) => TActivation.Slope(value) * gradient[i])]);
        });

    private static void CheckFromInput<TActivation>(Func<double, double> function, Func<double, double> slope)
        where TActivation : struct, ISlopeFromInput => ForEachWidth(() =>
        {
            CheckForward<TActivation>(function);
            float[] gradient = Values.Random(Inputs.Length, 2);
            float[] inputGradient = (float[])gradient.Clone();
            Elementwise.BackwardFromInput<TActivation>(Inputs, inputGradient, inputGradient);
            CheckGradient(slope, gradient, inputGradient);
            CheckGradient(slope, gradient, [.. Inputs.Select((value, i) => TActivation.Slope(value) * gradient[i])]);
        });

    private static float[] CheckForward<TActivation>(Func<double, double> function)
        where TActivation : struct, IActivation
    {
        float[] output = Values.Guarded(Inputs.Length, memory => Elementwise.Forward<TActivation>(Inputs, memory.Span));
        float[] inPlace = (float[])Inputs.Clone();
        Elementwise.Forward<TActivation>(inPlace, inPlace);
        Assert.Equal(output, inPlace);
        for (int i = 0; i < Inputs.Length; i++)
        {
            double expected = function(Inputs[i]);
            Assert.Equal(expected, output[i], 1e-6 * Math.Max(1, Math.Abs(expected)));
            Assert.Equal(expected, TActivation.Apply(Inputs[i]), 1e-6 * Math.Max(1, Math.Abs(expected)));
        }

        return output;
    }

    private static void CheckGradient(Func<double, double> slope, float[] gradient, float[] inputGradient)
    {
        for (int i = 0; i < Inputs.Length; i++)
        {
            Assert.Equal(slope(Inputs[i]) * gradient[i], inputGradient[i], 1e-6);
        }
    }

    private readonly struct Halving : ILinear
    {
        public static float Factor => 0.5f;

        public static float Summand => -2;
    }
}
