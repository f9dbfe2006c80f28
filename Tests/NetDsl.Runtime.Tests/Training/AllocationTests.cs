namespace NetDsl.Tests.Training;

public sealed class AllocationTests
{
    [Fact]
    public async Task A_training_step_allocates_nothing_after_the_first_ones()
    {
        var bytes = new long[512];
        var steps = 0;
        using var network = new LinearNetwork();
        var trainer = new Trainer
        {
            Optimizer = new AdamW { ClipNorm = 1 },
            Epochs = 2,
            BatchSize = 8,
            Schedule = new OneCycleSchedule(0.01),
            LabelSmoothing = 0.1,
            ClassWeights = [1, 2, 3],
            Transform = (samples, count, random) => samples[0] *= random.NextFloat(),
        };
        await trainer.FitAsync(network, ColourData.Create(8 * 200), null, new Direct(_ => bytes[steps++] = GC.GetAllocatedBytesForCurrentThread()));

        // Reports 20 to 200 are steps of the first epoch, after everything was compiled once.
        Assert.Equal(402, steps);
        AssertNothing(bytes.AsSpan(20, 180));
    }

    [Fact]
    public void A_session_and_a_classification_allocate_nothing()
    {
        using var network = new LinearNetwork();
        using var session = network.CreateSession(4);
        float[] images = new float[16], output = new float[12];
        session.Forward(images, output);
        network.Classify(images.AsSpan(0, 4));

        var bytes = new long[100];
        for (var round = 0; round < bytes.Length; round++)
        {
            session.Forward(images, output);
            network.Classify(images.AsSpan(0, 4));
            bytes[round] = GC.GetAllocatedBytesForCurrentThread();
        }

        AssertNothing(bytes);
    }

    /// <summary>The runtime itself may allocate once on any thread, when it swaps in optimised code; what allocates each time shows each time.</summary>
    private static void AssertNothing(ReadOnlySpan<long> bytes)
    {
        var rounds = 0;
        for (var round = 1; round < bytes.Length; round++)
        {
            rounds += bytes[round] > bytes[round - 1] ? 1 : 0;
        }

        Assert.InRange(rounds, 0, 3);
    }
}
