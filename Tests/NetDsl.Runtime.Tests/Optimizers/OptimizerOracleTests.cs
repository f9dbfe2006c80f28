using NetDsl.Tests.Oracle;

namespace NetDsl.Tests.Optimizers;

public sealed class OptimizerOracleTests
{
    private static readonly Dictionary<string, Optimizer> Settings = new()
    {
        ["sgd"] = new Sgd(0.1),
        ["sgd_momentum"] = new Sgd(0.1) { Momentum = 0.9 },
        ["sgd_nesterov_decay"] = new Sgd(0.1) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        ["rmsprop"] = new RmsProp(0.01),
        ["adam"] = new Adam(0.01),
        ["adamw"] = new AdamW(0.01) { WeightDecay = 0.05 },
        ["adagrad"] = new AdaGrad(0.1),
    };

    public static TheoryData<string> Names => [.. ReferenceCases.Read("optimizer.json").Select(found => found.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Six_steps_are_those_of_PyTorch(string name)
    {
        var found = ReferenceCases.Read("optimizer.json", name);
        var weights = (float[])found["start"].Clone();
        using var state = new OptimizerState(Settings[name], weights.Length);
        for (var step = 0; step < 6; step++)
        {
            state.Step(weights, found["gradients"].AsSpan(step * 5, 5), Settings[name].LearningRate);
            ReferenceCases.AssertClose(found["after_each_step"].AsSpan(step * 5, 5), weights, 0, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_long_block_is_stepped_as_its_parts_are(string name)
    {
        // 5 values repeated 7 times: vectors of eight and a rest of three see the same numbers as the case alone.
        var found = ReferenceCases.Read("optimizer.json", name);
        var weights = Repeat(found["start"]);
        using var state = new OptimizerState(Settings[name], weights.Length);
        for (var step = 0; step < 6; step++)
        {
            state.Step(weights, Repeat(found["gradients"].AsSpan(step * 5, 5).ToArray()), Settings[name].LearningRate);
        }

        for (var copy = 0; copy < 7; copy++)
        {
            Assert.Equal(weights.AsSpan(0, 5), weights.AsSpan(copy * 5, 5));
        }

        ReferenceCases.AssertClose(found["after_each_step"].AsSpan(25, 5), weights.AsSpan(30, 5), 0, 1e-6);
    }

    private static float[] Repeat(float[] values) => [.. Enumerable.Repeat(values, 7).SelectMany(copy => copy)];
}
