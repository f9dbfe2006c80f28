using NetworkTests.Comparison;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>Where gradients go when nothing but a convention decides: ties, corners, dropped values.</summary>
public sealed class GradientRoutingTests
{
    [Fact]
    public void Of_equal_maxima_the_first_in_row_order_gets_the_gradient()
    {
        // The second channel has the weight 0: it changes no value, but its weight's gradient tells which pixels were chosen.
        using var network = new Ties();
        network.Weights.Conv1Kernel[0] = 1;
        network.Weights.Conv1Kernel[1] = 0;
        network.Weights.Conv1Bias[0] = 0;
        float[] values =
        [
            1, 1, 0, 2,
            1, 1, 1, 0,
            0, 1, 1, 0,
            0, 0, 0, 1,
        ];
        var input = values.SelectMany((value, pixel) => new[] { value, MathF.Pow(2, pixel) }).ToArray();
        using var session = network.CreateTrainingSession(1);
        var output = new float[4];

        session.Forward(input, output);
        session.Backward(input, [1, 1, 1, 1]);

        Assert.Equal([1, 2, 1, 1], output);
        // Windows of 3 x 3 begin at (0, 0), (0, 1), (1, 0) and (1, 1): the chosen pixels are 0, 3, 4 and 5.
        Assert.Equal(1 + 8 + 16 + 32, session.WeightGradients.Conv1Kernel[1]);
    }

    [Fact]
    public void Relu_hands_on_nothing_at_zero()
    {
        using var network = new Corner();
        network.Weights.Dense1Kernel.Clear();
        network.Weights.Dense1Bias[0] = 0;
        network.Weights.Dense1Bias[1] = -0f;
        network.Weights.Dense1Bias[2] = float.Epsilon;
        using var session = network.CreateTrainingSession(1);

        session.Forward([1, 1, 1], new float[3]);
        session.Backward([1, 1, 1], [5, 5, 5]);

        Assert.Equal([0, 0, 5], session.WeightGradients.Dense1Bias.ToArray());
    }

    [Fact]
    public void Dropout_drops_its_share_scales_the_rest_and_forgets_nothing_on_the_way_back()
    {
        using var network = new LastDropout(seed: 3);
        var input = Draw.Values(new Random(4), LastDropout.Input.Length);
        using var session = network.CreateTrainingSession(1);
        var undropped = network.PredictAll(input);
        var zeros = 0;
        for (session.Step = 1; session.Step <= 10; session.Step++)
        {
            var output = new float[undropped.Length];
            session.Forward(input, output);
            var ones = new float[output.Length];
            Array.Fill(ones, 1f);
            session.Backward(input, ones);
            var kept = session.WeightGradients.Dense1Bias.ToArray();

            Assert.All(kept, factor => Assert.True(factor == 0 || Math.Abs(factor - (1 / 0.7f)) < 1e-6));
            Close.Agree(output, [.. undropped.Zip(kept, (value, factor) => (double)value * factor)], $"step {session.Step}");
            zeros += kept.Count(factor => factor == 0);
        }

        // 3,000 of 10,000 with a standard deviation of 46.
        Assert.InRange(zeros, 2_770, 3_230);
    }

    [Fact]
    public void Dropout_draws_anew_at_each_step_and_the_same_for_the_same_step()
    {
        using var network = new LastDropout(seed: 3);
        var input = Draw.Values(new Random(4), 2 * LastDropout.Input.Length);
        using var session = network.CreateTrainingSession(2);

        Assert.Equal(Mask(1, 1), Mask(1, 1));
        Assert.NotEqual(Mask(1, 1), Mask(1, 2));
        Assert.NotEqual(Mask(1, 1), Mask(2, 1));
        Assert.NotEqual(Mask(1, 1)[..LastDropout.Output.Length], Mask(1, 1)[LastDropout.Output.Length..]);

        bool[] Mask(ulong seed, ulong step)
        {
            (session.Seed, session.Step) = (seed, step);
            var output = new float[2 * LastDropout.Output.Length];
            session.Forward(input, output);
            return [.. output.Select(value => value == 0)];
        }
    }
}
