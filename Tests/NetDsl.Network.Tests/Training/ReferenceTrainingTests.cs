using NetDsl;
using NetworkTests.Networks;

namespace NetworkTests.Training;

/// <summary>Two trainings of PyTorch, step by step, from the same weights on the same data.</summary>
public sealed class ReferenceTrainingTests
{
    private static readonly int[] ImageToChannelsLast = [0, 2, 3, 1];
    private static readonly int[] KernelToChannelsLast = [2, 3, 1, 0];
    private static readonly int[] MatrixTransposed = [1, 0];

    [Fact]
    public void Sgd_with_momentum_takes_the_steps_of_pytorch()
    {
        var vectors = VectorFile.Case("training.json", "lenet_like_sgd");
        using var network = new SmallLeNet();
        Check(network, new Sgd(0.05) { Momentum = 0.9 }, vectors, (name, moment) => name switch
        {
            "conv1.kernel" => vectors[$"{moment}_0_weight"].Permute(KernelToChannelsLast),
            "conv1.bias" => vectors[$"{moment}_0_bias"].Data,
            "conv2.kernel" => vectors[$"{moment}_3_weight"].Permute(KernelToChannelsLast),
            "conv2.bias" => vectors[$"{moment}_3_bias"].Data,
            // PyTorch flattens channel by channel: outputs × (channel, row, column) becomes (row, column, channel) × outputs.
            "dense1.kernel" => vectors[$"{moment}_7_weight"].Permute([3, 4, 2, 2], [2, 3, 1, 0]),
            "dense1.bias" => vectors[$"{moment}_7_bias"].Data,
            _ => throw new KeyNotFoundException(name),
        });
    }

    [Fact]
    public void Adam_with_batch_norms_takes_the_steps_of_pytorch()
    {
        var vectors = VectorFile.Case("training.json", "residual_batchnorm_adam");
        using var network = new SmallResidual();
        Check(network, new Adam(0.01), vectors, (name, moment) => name.Split('.') switch
        {
            [var conv, "kernel"] when conv.StartsWith("conv", StringComparison.Ordinal) =>
                vectors[$"{moment}_{conv}_weight"].Permute(KernelToChannelsLast),
            ["fc", "kernel"] => vectors[$"{moment}_fc_weight"].Permute(MatrixTransposed),
            [var layer, "gamma"] => vectors[$"{moment}_{layer}_weight"].Data,
            [var layer, "beta" or "bias"] => vectors[$"{moment}_{layer}_bias"].Data,
            [var layer, "moving_mean"] => vectors[$"{moment}_{layer}_running_mean"].Data,
            [var layer, "moving_variance"] => vectors[$"{moment}_{layer}_running_var"].Data,
            _ => throw new KeyNotFoundException(name),
        });
    }

    private static void Check(NetDsl.Network network, Optimizer optimizer, VectorCase vectors, Func<string, string, float[]> expected)
    {
        foreach (var parameter in network.Description.Parameters)
        {
            expected(parameter.Name, "before").CopyTo(network.Parameters[parameter.Name]);
        }

        var input = vectors["input"].Permute(ImageToChannelsLast);
        var labels = vectors["labels"].Data.Select(label => (int)label).ToArray();
        using var session = network.CreateTrainingSession(labels.Length);
        using var state = optimizer.For(network);
        var loss = LossFunction.For(network.Description.Loss, network.Description.OutputLength);
        var (output, gradient) = (new float[labels.Length * 3], new float[labels.Length * 3]);
        foreach (var (step, expectedLoss) in vectors["losses"].Data.Index())
        {
            session.Forward(input, output);
            Near((float)loss.Compute(labels.Length, output, new Targets(labels), gradient), expectedLoss, $"loss of step {step}");
            session.Backward(input, gradient);
            state.Step(session);
        }

        foreach (var parameter in network.Description.Parameters)
        {
            foreach (var (index, value) in expected(parameter.Name, "after").Index())
            {
                Near(network.Parameters[parameter.Name][index], value, $"{parameter.Name}[{index}] after training");
            }
        }
    }

    // The tolerance that the vectors were published with.
    private static void Near(float actual, float expected, string what) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-5 + (1e-4 * Math.Abs(expected)), $"{what} is {actual}, not {expected}");
}
