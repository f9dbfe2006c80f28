namespace NetDsl.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Fact]
    public void Clipping_shortens_a_long_gradient_to_the_norm_and_leaves_a_short_one()
    {
        using var state = new OptimizerState(new Sgd(1) { ClipNorm = 1 }, 2);
        float[] weights = [0, 0];

        Assert.Equal(5, state.Step(weights, [3, 4], 1), 1e-6);
        Assert.Equal(-0.6f, weights[0], 1e-5f);
        Assert.Equal(-0.8f, weights[1], 1e-5f);

        state.Step(weights, [0.3f, 0.4f], 1);
        Assert.Equal(-0.9f, weights[0], 1e-5f);
        Assert.Equal(-1.2f, weights[1], 1e-5f);
    }

    [Fact]
    public void Weights_without_gradients_stay_zero()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.1) { Momentum = 0.9, WeightDecay = 0.1 }, new Adam { WeightDecay = 0.1 }, new AdamW(), new RmsProp { Momentum = 0.5 }, new AdaGrad()])
        {
            using var state = new OptimizerState(optimizer, 20);
            var weights = new float[20];
            state.Step(weights, new float[20], 0.1);
            state.Step(weights, new float[20], 0.1);
            Assert.All(weights, weight => Assert.Equal(0, weight));
        }
    }

    [Fact]
    public void A_saved_state_continues_to_the_bit()
    {
        var random = new RandomStream(1, 2);
        float[] weights = new float[19], gradient = new float[19];
        using var state = new OptimizerState(new Adam(0.01), 19);
        for (var step = 0; step < 3; step++)
        {
            foreach (ref var slope in gradient.AsSpan())
            {
                slope = random.NextTruncatedNormal();
            }

            state.Step(weights, gradient, 0.01);
        }

        using var folder = new TemporaryFolder();
        state.Save(folder["adam.safetensors"]);
        using var loaded = new OptimizerState(new Adam(0.01), 19);
        loaded.Load(folder["adam.safetensors"]);
        var copy = (float[])weights.Clone();
        state.Step(weights, gradient, 0.01);
        loaded.Step(copy, gradient, 0.01);

        Assert.Equal(4, loaded.Steps);
        Assert.Equal(weights, copy);
    }

    [Fact]
    public void A_state_of_another_optimizer_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var adam = new OptimizerState(new Adam(), 4);
        adam.Save(folder["state"]);
        using var other = new OptimizerState(new RmsProp(), 4);
        Assert.EndsWith("the file holds the state of Adam, but this one is RmsProp", Assert.Throws<WeightFileException>(() => other.Load(folder["state"])).Message);
        using var longer = new OptimizerState(new Adam(), 5);
        Assert.EndsWith("tensor 'netdsl/optimizer.0' is 4, but the state of Adam needs 5", Assert.Throws<WeightFileException>(() => longer.Load(folder["state"])).Message);
    }

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Assert.StartsWith("Momentum of Sgd is a number of at least 0 and below 1.", Refusal(new Sgd { Momentum = 1 }));
        Assert.StartsWith("LearningRate of Adam is a number above 0.", Refusal(new Adam(double.NaN)));
        Assert.StartsWith("Momentum of Sgd is a number above 0 where Nesterov is set.", Refusal(new Sgd { Nesterov = true }));
    }

    private static string Refusal(Optimizer optimizer) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerState(optimizer, 1)).Message;
}
