namespace NetDsl.Ilgpu.Tests.Networks;

/// <summary>The classes of <see cref="Gain"/>.</summary>
public enum GainLabel
{
    Red,
    Green,
    Blue,
}

/// <summary>
/// A network small enough to be computed by hand: output = gain × input, for each of three channels. Its statistic counts samples that ran
/// forward in training, and a prediction computes with the gains of the version that it was prepared for.
/// </summary>
internal sealed class Gain : Network<GainLabel>
{
    public const int Channels = 3;

    /// <summary>The count of samples lies behind the block of trainable weights.</summary>
    public const int Count = 16;

    public Gain()
        : base(Describe(), seed: 1)
    {
        Span<float> gains = [2, 3, 5];
        gains.CopyTo(Parameters["gain"]);
        Parameters.MarkChanged();
    }

    protected override int PreparedFloats => 0;

    public override InferenceSession CreateSession(int batch = 1) => throw new NotSupportedException("This network runs on devices only.");

    public override TrainingSession CreateTrainingSession(int batch) => throw new NotSupportedException("This network runs on devices only.");

    protected override void Prepare(Span<float> prepared)
    {
    }

    private static NetworkDescription Describe() => new(
        "Gain",
        [Channels],
        [Channels],
        [
            new ParameterDescription("gain", [Channels], Initializer.Ones, Trainable: true, Offset: 0),
            new ParameterDescription("count", [1], Initializer.Zeros, Trainable: false, Offset: Count),
        ],
        TrainableFloats: Count,
        StatisticFloats: 16,
        ["red", "green", "blue"],
        Loss.None);
}
