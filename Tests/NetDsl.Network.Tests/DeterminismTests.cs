using NetDsl.Threading;
using NetworkTests.Comparison;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>Threads, sessions and batches change nothing in the answers; steps allocate nothing.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void Sixteen_threads_predict_what_one_predicts()
    {
        using var network = new LeNet5(seed: 9);
        var images = Enumerable.Range(0, 8).Select(seed => Draw.Values(new Random(seed), LeNet5.Input.Length)).ToArray();
        var expected = images.Select(image => network.PredictAll(image)).ToArray();
        network.Parameters.MarkChanged();
        using var start = new Barrier(16);

        var failures = new List<string>();
        var threads = Enumerable.Range(0, 16).Select(thread => new Thread(() => Predict(thread))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Empty(failures);

        void Predict(int thread)
        {
            start.SignalAndWait();
            for (var i = 0; i < 24; i++)
            {
                var image = (thread + i) % images.Length;
                if (!network.PredictAll(images[image]).SequenceEqual(expected[image]))
                {
                    lock (failures)
                    {
                        failures.Add($"thread {thread}, image {image}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(typeof(LeNet5), 7)]
    [InlineData(typeof(OddShapes), 5)]
    [InlineData(typeof(Residual), 6)]
    [InlineData(typeof(ComputedAgain), 6)]
    [InlineData(typeof(Separable), 6)]
    [InlineData(typeof(SeparableLayers), 6)]
    [InlineData(typeof(TransposedLayers), 5)]
    [InlineData(typeof(Upsampled), 5)]
    [InlineData(typeof(AdaptivePools), 5)]
    [InlineData(typeof(LayerNorms), 7)]
    [InlineData(typeof(GroupNorms), 7)]
    [InlineData(typeof(ResponseNorms), 7)]
    [InlineData(typeof(Dropouts), 9)]
    [InlineData(typeof(DropPaths), 9)]
    [InlineData(typeof(Gates), 7)]
    [InlineData(typeof(Scales), 7)]
    [InlineData(typeof(ActivationsFromInput), 6)]
    [InlineData(typeof(EqualOperations), 6)]
    public void Results_are_the_same_bits_for_any_number_of_threads(Type type, int batch)
    {
        var usual = Parallelism.Degree;
        try
        {
            var results = new[] { 1, 2, 3, 8 }.Select(degree =>
            {
                Parallelism.Degree = degree;
                return Step(type, batch);
            }).ToList();

            Assert.All(results, result => Assert.Equal(results[0], result));
        }
        finally
        {
            Parallelism.Degree = usual;
        }
    }

    [Theory]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(Inception))]
    public void A_sample_gets_the_same_answer_in_every_session_and_batch(Type type)
    {
        using var network = Create(type);
        var length = network.Description.InputLength;
        var images = Draw.Values(new Random(8), 5 * length);
        using var five = network.CreateSession(5);
        using var large = network.CreateSession(9);
        using var one = network.CreateSession();
        var together = new float[5 * network.Description.OutputLength];
        five.Forward(images, together);
        var inLarge = new float[together.Length];
        large.Forward(images, inLarge);
        Assert.Equal(together, inLarge);

        for (var sample = 0; sample < 5; sample++)
        {
            var alone = new float[network.Description.OutputLength];
            one.Forward(images.AsSpan(sample * length, length), alone);
            Close.Agree(alone, [.. together.AsSpan(sample * alone.Length, alone.Length).ToArray().Select(value => (double)value)], $"sample {sample}");
        }
    }

    [Theory]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(Residual))]
    [InlineData(typeof(Dropouts))]
    [InlineData(typeof(SeparableLayers))]
    [InlineData(typeof(SmallU))]
    [InlineData(typeof(Upsampled))]
    [InlineData(typeof(AdaptivePools))]
    [InlineData(typeof(LayerNorms))]
    [InlineData(typeof(GroupNorms))]
    [InlineData(typeof(ResponseNorms))]
    [InlineData(typeof(DropPaths))]
    [InlineData(typeof(Gates))]
    [InlineData(typeof(Scales))]
    [InlineData(typeof(ActivationsFromInput))]
    [InlineData(typeof(EqualOperations))]
    public void Steps_allocate_nothing_on_the_managed_heap(Type type)
    {
        using var network = Create(type);
        using var training = network.CreateTrainingSession(4);
        using var prediction = network.CreateSession(4);
        var input = Draw.Values(new Random(8), 4 * network.Description.InputLength);
        var output = new float[4 * network.Description.OutputLength];
        void Step()
        {
            training.Forward(input, output);
            training.Backward(input, output);
            prediction.Forward(input, output);
        }

        // A thread's scratch memory grows when it first meets a larger piece of work, and which piece it meets is chance; what a step
        // itself allocated would show in every one.
        var allocated = Enumerable.Range(0, 21).Select(_ => Measure(Step)).Order().ToList();

        Assert.Equal(0, allocated[10]);
    }

    private static long Measure(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static float[] Step(Type type, int batch)
    {
        using var network = Create(type);
        using var session = network.CreateTrainingSession(batch);
        (session.Seed, session.Step) = (3, 4);
        var input = Draw.Values(new Random(8), batch * network.Description.InputLength);
        var output = new float[batch * network.Description.OutputLength];
        session.Forward(input, output);
        session.Backward(input, output);
        return [.. output, .. session.Gradients, .. network.Parameters.Statistics, .. network.PredictAll(input)];
    }

    private static NetDsl.Network Create(Type type)
    {
        var network = (NetDsl.Network)Activator.CreateInstance(type, 5)!;
        Draw.Weights(network, 6);
        return network;
    }
}
