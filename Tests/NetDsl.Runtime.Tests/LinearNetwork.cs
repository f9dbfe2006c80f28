namespace NetDsl.Tests;

internal enum Colour
{
    Red,
    Green,
    Blue,
}

/// <summary>
/// A linear classifier of 2 x 2 x 1 images into three classes, written by hand as the compiler would emit it: a dense layer whose
/// inputs are multiplied by noise in training (so that the random numbers of a step matter) and whose mean output is kept as a
/// moving statistic that inference subtracts (so that statistics matter).
/// </summary>
internal sealed class LinearNetwork : Network<Colour>
{
    public const int Inputs = 4;
    public const int Outputs = 3;
    private const int Trainable = 32;
    private const float Keep = 0.9f;

    public LinearNetwork(int seed = 1, Loss loss = Loss.CrossEntropy)
        : base(
            new NetworkDescription(
                "Linear",
                [2, 2, 1],
                [Outputs],
                [
                    new ParameterDescription("dense1.kernel", [Inputs, Outputs], Initializer.GlorotUniform(Inputs, Outputs), true, 0),
                    new ParameterDescription("dense1.bias", [Outputs], Initializer.Zeros, true, 16),
                    new ParameterDescription("centre.moving_mean", [Outputs], Initializer.Zeros, false, Trainable),
                ],
                Trainable,
                16,
                ["red", "green", "blue"],
                loss),
            seed)
    {
    }

    public int Preparations { get; private set; }

    /// <summary>Floats of an inference session for each sample.</summary>
    public int SessionFloats { get; init; }

    protected override int PreparedFloats => (Inputs + 1) * Outputs;

    public override InferenceSession CreateSession(int batch = 1) => new Inference(this, batch);

    public override TrainingSession CreateTrainingSession(int batch) => new Training(this, batch);

    protected override void Prepare(Span<float> prepared)
    {
        Preparations++;
        Parameters["dense1.kernel"].CopyTo(prepared);
        for (var output = 0; output < Outputs; output++)
        {
            prepared[Inputs * Outputs + output] = Parameters["dense1.bias"][output] - 0.01f * Parameters["centre.moving_mean"][output];
        }
    }

    private static void Dense(ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
    {
        for (var o = 0; o < Outputs; o++)
        {
            var sum = bias[o];
            for (var i = 0; i < Inputs; i++)
            {
                sum += input[i] * kernel[i * Outputs + o];
            }

            output[o] = sum;
        }
    }

    private sealed class Inference(LinearNetwork network, int batch) : InferenceSession(network, batch, network.SessionFloats, 0)
    {
        public override void Forward(ReadOnlySpan<float> input, Span<float> output)
        {
            var samples = Begin(input, output);
            var weights = PreparedWeights;
            for (var sample = 0; sample < samples; sample++)
            {
                Dense(input.Slice(sample * Inputs, Inputs), weights, weights[(Inputs * Outputs)..], output.Slice(sample * Outputs, Outputs));
            }
        }
    }

    private sealed class Training(LinearNetwork network, int batch) : TrainingSession(network, batch, Inputs, 0)
    {
        public override void Forward(ReadOnlySpan<float> input, Span<float> output)
        {
            var samples = Begin(input, output);
            var noisy = Memory[..(samples * Inputs)];
            var random = new RandomStream(Seed, Step);
            for (var index = 0; index < noisy.Length; index++)
            {
                noisy[index] = input[index] * (0.95f + 0.1f * random.NextFloat());
            }

            var statistics = Network.Parameters.Statistics;
            for (var sample = 0; sample < samples; sample++)
            {
                var own = output.Slice(sample * Outputs, Outputs);
                Dense(noisy.Slice(sample * Inputs, Inputs), Network.Parameters["dense1.kernel"], Network.Parameters["dense1.bias"], own);
                for (var o = 0; o < Outputs; o++)
                {
                    statistics[o] = Keep * statistics[o] + (1 - Keep) * own[o];
                }
            }
        }

        public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)
        {
            var samples = BeginBackward(input, outputGradient);
            var noisy = Memory;
            Gradients.Clear();
            for (var sample = 0; sample < samples; sample++)
            {
                for (var o = 0; o < Outputs; o++)
                {
                    var slope = outputGradient[sample * Outputs + o];
                    Gradients[16 + o] += slope;
                    for (var i = 0; i < Inputs; i++)
                    {
                        Gradients[i * Outputs + o] += slope * noisy[sample * Inputs + i];
                    }
                }
            }
        }
    }
}
