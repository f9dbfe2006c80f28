namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Optimizers on a device against those of the processor.</summary>
public sealed class UpdateKernelTests
{
    private static readonly Dictionary<string, Optimizer> Settings = new()
    {
        ["plain"] = new Sgd(0.1),
        ["plain with decay"] = new Sgd(0.1) { WeightDecay = 0.02 },
        ["momentum"] = new Sgd(0.1) { Momentum = 0.9 },
        ["look-ahead"] = new Sgd(0.1) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        ["RMSprop"] = new RmsProp(0.01),
        ["RMSprop with momentum"] = new RmsProp(0.01) { Momentum = 0.5, WeightDecay = 0.1 },
        ["AdaGrad"] = new AdaGrad(0.1) { WeightDecay = 0.1 },
        ["Adam"] = new Adam(0.01) { WeightDecay = 0.1 },
        ["AdamW"] = new AdamW(0.01) { WeightDecay = 0.05 },
        ["clipped momentum"] = new Sgd(0.1) { Momentum = 0.9, ClipNorm = 0.5 },
        ["clipped AdamW"] = new AdamW(0.01) { ClipNorm = 0.5 },
        ["hardly clipped"] = new Sgd(0.1) { ClipNorm = 1000 },
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Settings.Keys)
            {
                cases.Add(name, 16);
                cases.Add(name, 1104);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Three_steps_are_those_of_the_processor(string name, int trainable)
    {
        var optimizer = Settings[name];
        var run = new UpdateRun(optimizer, trainable, statistics: 16);
        var expected = run.Weights[..trainable];
        using var state = new OptimizerState(optimizer, trainable);
        for (var step = 0; step < 3; step++)
        {
            var gradient = Values.Random(trainable, seed: step);
            state.Step(expected, gradient, optimizer.LearningRate / (step + 1));
            run.Step(gradient, optimizer.LearningRate / (step + 1));
            Near.Assert(expected, run.Weights.AsSpan(0, trainable), 1e-6f, 1e-7f);
            for (var slot = 0; slot < state.Slots.Length; slot++)
            {
                Near.Assert(state.Slots[slot].Span, run.Memory.AsSpan(slot * trainable, trainable), 1e-5f, 1e-8f);
            }

            Assert.Equal(run.Weights, run.Kept);
        }
    }

    [Fact]
    public void A_failed_step_changes_nothing_and_brings_the_statistics_back()
    {
        foreach (var clip in (double[])[0, 0.5])
        {
            var run = new UpdateRun(new Adam(0.01) { ClipNorm = clip }, 32, statistics: 16);
            run.Step(Values.Random(32, seed: 1), 0.01);
            var (weights, memory) = (run.Weights, run.Memory);
            Array.Fill(run.Weights = (float[])weights.Clone(), float.NaN, 32, 16);
            run.Failed = true;
            run.Step(Values.Random(32, seed: 2, scale: float.NaN), 0.01);

            Assert.Equal(weights, run.Weights);
            Assert.Equal(memory, run.Memory);
            Assert.Equal(weights, run.Kept);
        }
    }

    [Fact]
    public void Statistics_are_copied_also_where_the_weights_are_not()
    {
        var run = new UpdateRun(new Sgd(0.1), 16, statistics: 16) { Keep = false };
        var kept = run.Kept[..16];
        run.Step(new float[16], 0.1);
        Assert.Equal(run.Weights[16..], run.Kept[16..]);
        Assert.NotEqual(run.Weights[..16], run.Kept[..16]);
        Assert.Equal(kept, run.Kept[..16]);
    }

    [Fact]
    public void A_step_is_one_launch_and_with_clipping_two()
    {
        var plain = new UpdateRun(new Adam(), 16, statistics: 0);
        plain.Step(new float[16], 0.1);
        Assert.Equal(1, plain.Launches);
        var clipped = new UpdateRun(new Adam { ClipNorm = 1 }, 16, statistics: 0);
        clipped.Step(new float[16], 0.1);
        Assert.Equal(2, clipped.Launches);
    }
}
