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
        where TActivation : struct, IActivation
    {
        double[] expected = [.. Inputs.Select(x => function(x))];
        float[] gradient = Values.Random(Inputs.Length, 2);
        double[] expectedGradient = [.. Inputs.Select((x, i) => slope(x) * gradient[i])];
        ForEachWidth(() =>
        {
            float[] output = Values.Guarded(Inputs.Length, memory => Elementwise.Forward<TActivation>(Inputs, memory.Span));
            float[] inPlace = (float[])Inputs.Clone();
            Elementwise.Forward<TActivation>(inPlace, inPlace);
            Assert.Equal(output, inPlace);
            float[] inputGradient = (float[])gradient.Clone();
            Elementwise.Backward<TActivation>(output, inputGradient, inputGradient);
            for (int i = 0; i < Inputs.Length; i++)
            {
                Assert.Equal(expected[i], output[i], 1e-6 * Math.Max(1, Math.Abs(expected[i])));
                Assert.Equal(expected[i], TActivation.Apply(Inputs[i]), 1e-6 * Math.Max(1, Math.Abs(expected[i])));
                Assert.Equal(expectedGradient[i], inputGradient[i], 1e-6);
                Assert.Equal(slope(Inputs[i]), TActivation.Slope(output[i]), 1e-6);
            }
        });
    }
}
