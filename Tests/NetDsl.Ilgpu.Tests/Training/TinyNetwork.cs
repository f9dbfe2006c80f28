using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>
/// A linear classifier of 2 x 2 x 1 images into three classes, written by hand as the compiler would emit it: a dense layer whose inputs
/// are multiplied by noise in training (so that the random numbers of a step matter) and whose mean output is kept as a moving statistic
/// that predictions subtract (so that statistics matter).
/// </summary>
internal sealed class TinyNetwork(int seed = 1, Loss loss = Loss.CrossEntropy) : Network(
    new NetworkDescription(
        "Tiny",
        [2, 2, 1],
        [Outputs],
        [
            new ParameterDescription("dense1.kernel", [Inputs, Outputs], Initializer.GlorotUniform(Inputs, Outputs), true, 0),
            new ParameterDescription("dense1.bias", [Outputs], Initializer.Zeros, true, Bias),
            new ParameterDescription("centre.moving_mean", [Outputs], Initializer.Zeros, false, Statistics),
        ],
        Statistics,
        16,
        [],
        loss),
    seed)
{
    public const int Inputs = 4;
    public const int Outputs = 3;
    public const int Bias = 16;
    public const int Statistics = 32;
    public const float Keep = 0.9f;

    protected override int PreparedFloats => 0;

    /// <summary>What inputs are multiplied by in a step.</summary>
    public static float Noise(DropoutKey key) => 1 + (0.05f * (((key.Seed * 7) + key.Step) % 5));

    public override InferenceSession CreateSession(int batch = 1) => new Inference(this, batch);

    public override TrainingSession CreateTrainingSession(int batch) => new Training(this, batch);

    protected override void Prepare(Span<float> prepared)
    {
    }

    private static float Dense(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, int o)
    {
        var sum = weights[Bias + o];
        for (var i = 0; i < Inputs; i++)
        {
            sum += input[i] * weights[(i * Outputs) + o];
        }

        return sum;
    }

    private sealed class Inference(TinyNetwork network, int batch) : InferenceSession(network, batch, 0, 0)
    {
        public override void Forward(ReadOnlySpan<float> input, Span<float> output)
        {
            Begin(input, output);
            var weights = Network.Parameters.Values;
            for (var index = 0; index < output.Length; index++)
            {
                var o = index % Outputs;
                output[index] = Dense(weights, input.Slice(index / Outputs * Inputs, Inputs), o) - (0.01f * weights[Statistics + o]);
            }
        }
    }

    private sealed class Training(TinyNetwork network, int batch) : TrainingSession(network, batch, Inputs, 0)
    {
        public override void Forward(ReadOnlySpan<float> input, Span<float> output)
        {
            var samples = Begin(input, output);
            var weights = Network.Parameters.Values;
            for (var index = 0; index < input.Length; index++)
            {
                Memory[index] = input[index] * Noise(Randomness);
            }

            for (var index = 0; index < output.Length; index++)
            {
                output[index] = Dense(weights, Memory.Slice(index / Outputs * Inputs, Inputs), index % Outputs);
            }

            for (var o = 0; o < Outputs; o++)
            {
                float sum = 0;
                for (var sample = 0; sample < samples; sample++)
                {
                    sum += output[(sample * Outputs) + o];
                }

                weights[Statistics + o] = (Keep * weights[Statistics + o]) + ((1 - Keep) * sum / samples);
            }
        }

        public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)
        {
            var samples = BeginBackward(input, outputGradient);
            Gradients.Clear();
            for (var sample = 0; sample < samples; sample++)
            {
                for (var o = 0; o < Outputs; o++)
                {
                    var slope = outputGradient[(sample * Outputs) + o];
                    Gradients[Bias + o] += slope;
                    for (var i = 0; i < Inputs; i++)
                    {
                        Gradients[(i * Outputs) + o] += slope * Memory[(sample * Inputs) + i];
                    }
                }
            }
        }
    }
}
