using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NetDsl.Tests.Networks;

public sealed class NetworkTests
{
    [Fact]
    public void Sixteen_threads_predict_what_one_predicts_while_weights_change()
    {
        using var network = new LinearNetwork();
        using var twin = new LinearNetwork();
        float[] image = [1, 2, 3, 4];
        var old = network.PredictAll(image);
        twin.Parameters["dense1.bias"].Fill(1);
        twin.Parameters.MarkChanged();
        var changed = twin.PredictAll(image);
        using var start = new Barrier(17);
        var threads = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < 300; round++)
            {
                var found = network.PredictAll(image);
                Assert.True(found.AsSpan().SequenceEqual(old) || found.AsSpan().SequenceEqual(changed));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        start.SignalAndWait();
        lock (network.Parameters.Gate)
        {
            network.Parameters["dense1.bias"].Fill(1);
            network.Parameters.MarkChanged();
        }

        threads.ForEach(thread => thread.Join());

        Assert.Equal(changed, network.PredictAll(image));
        Assert.InRange(network.Preparations, 1, 2);
    }

    [Fact]
    public void Many_samples_give_what_each_alone_gives()
    {
        using var network = new LinearNetwork();
        var images = Enumerable.Range(0, 4 * 100).Select(value => value % 17 / 17f).ToArray();
        var together = network.PredictAll(images);
        for (var image = 0; image < 100; image++)
        {
            Assert.Equal(network.PredictAll(images.AsSpan(image * 4, 4)), together.AsSpan(image * 3, 3));
        }
    }

    [Fact]
    public void Weights_are_packed_once_for_each_version()
    {
        using var network = new LinearNetwork();
        Assert.Equal(0, network.Preparations);
        network.PredictAll(new float[4]);
        network.PredictAll(new float[8]);
        Assert.Equal(1, network.Preparations);
        network.Parameters.MarkChanged();
        network.PredictAll(new float[4]);
        Assert.Equal(2, network.Preparations);
    }

    [Fact]
    public void The_greatest_output_names_the_label()
    {
        using var network = new LinearNetwork();
        network.Parameters["dense1.kernel"].Clear();
        network.Parameters["dense1.bias"][2] = 1;
        network.Parameters.MarkChanged();
        Assert.Equal(Colour.Blue, network.Classify(new float[4]));
        Assert.Equal([Colour.Blue, Colour.Blue], network.ClassifyAll(new float[8]));
    }

    [Fact]
    public void Memory_of_the_wrong_length_is_refused_in_words()
    {
        using var network = new LinearNetwork();
        using var session = network.CreateSession(batch: 2);
        Assert.StartsWith("The input holds 5 values, but Linear takes whole samples of 2 x 2 x 1 = 4 values.", Refusal(() => network.PredictAll(new float[5])));
        Assert.StartsWith("The input holds 0 values, but Linear takes whole samples", Refusal(() => network.PredictAll([])));
        Assert.StartsWith("The input holds 8 values, but Linear classifies one sample of 2 x 2 x 1 = 4 values.", Refusal(() => network.Classify(new float[8])));
        Assert.StartsWith("The input holds 3 samples, but this session of Linear was created for at most 2; create it with a batch of 3.", Refusal(() => session.Forward(new float[12], new float[9])));
        Assert.StartsWith("The output holds 5 values, but 2 samples of Linear give 2 x 3 = 6 values.", Refusal(() => session.Forward(new float[8], new float[5])));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateSession(0));
        Assert.Contains("use a batch of at most", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateTrainingSession(int.MaxValue)).Message);
    }

    [Fact]
    public void Backward_needs_the_forward_of_the_same_samples()
    {
        using var network = new LinearNetwork();
        using var session = network.CreateTrainingSession(3);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8], new float[6]));
        session.Forward(new float[12], new float[9]);
        var fault = Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8], new float[6]));
        Assert.Equal("Backward was given 2 samples, but Forward ran 3 before it; run Forward on the same input first.", fault.Message);
        session.Backward(new float[12], new float[9]);
    }

    [Fact]
    public void An_unknown_parameter_is_answered_with_the_known_ones()
    {
        using var network = new LinearNetwork();
        var fault = Assert.Throws<KeyNotFoundException>(() => network.Parameters["dense2.bias"].Length);
        Assert.Equal("'Linear' has no parameter 'dense2.bias'; its parameters are dense1.kernel, dense1.bias, centre.moving_mean.", fault.Message);
    }

    [Fact]
    public void A_disposed_network_says_so()
    {
        var network = new LinearNetwork();
        network.PredictAll(new float[4]);
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Parameters.Values.Length);
        Assert.Throws<ObjectDisposedException>(() => network.PredictAll(new float[4]));
    }

    [Fact]
    public void Idle_sessions_let_go_of_weights_that_have_changed()
    {
        using var network = new LinearNetwork();
        var old = PredictAndWatch(network);
        network.Parameters.MarkChanged();
        network.Prepared();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.False(old.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference PredictAndWatch(LinearNetwork network)
        {
            network.PredictAll(new float[4]);
            network.PredictAll(new float[8]);
            return new WeakReference(network.Prepared());
        }
    }

    [Fact]
    public void Disposing_waits_for_whoever_works_on_the_weights()
    {
        var network = new LinearNetwork();
        var disposal = new Thread(network.Dispose);
        lock (network.Parameters.Gate)
        {
            disposal.Start();
            Assert.False(disposal.Join(50));
            network.Parameters.Values.Fill(1);
        }

        disposal.Join();
        Assert.Throws<ObjectDisposedException>(() => network.Parameters.Values.Length);
    }

    [Fact]
    public void Samples_that_need_much_memory_run_one_after_another()
    {
        // 32 of them would need more than one span can hold.
        using var large = new LinearNetwork { SessionFloats = 70_000_000 };
        using var small = new LinearNetwork();
        float[] images = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(small.PredictAll(images), large.PredictAll(images));
    }

    [Fact]
    public void Tensors_are_checked_axis_by_axis_and_may_be_strided()
    {
        using var network = new LinearNetwork();
        float[] images = [1, 2, 3, 4, 5, 6, 7, 8];
        var expected = network.PredictAll(images);
        var tensor = network.PredictAll(new ReadOnlyTensorSpan<float>(images, [2, 2, 2, 1]));
        Assert.Equal([2, 3], tensor.Lengths.ToArray());
        Assert.Equal(expected, tensor.ToArray());

        // Two columns of three: the third is skipped by the strides.
        float[] wide = [1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8, 0];
        var strided = new ReadOnlyTensorSpan<float>(wide, [2, 2, 2, 1], [6, 3, 1, 0]);
        Assert.Equal(expected, network.PredictAll(strided).ToArray());

        Assert.StartsWith("The width of the input tensor of Linear is 2 (batch x 2 x 2 x 1), but 3 was given.", Refusal(() => network.PredictAll(new ReadOnlyTensorSpan<float>(new float[6], [1, 2, 3, 1]))));
        Assert.StartsWith("The input tensor of Linear has 4 axes, batch x 2 x 2 x 1, but 3 were given.", Refusal(() => network.PredictAll(new ReadOnlyTensorSpan<float>(new float[4], [2, 2, 1]))));
    }

    [Fact]
    public void A_session_writes_into_tensors_also_strided_ones()
    {
        using var network = new LinearNetwork();
        using var session = network.CreateSession(2);
        float[] images = [1, 2, 3, 4, 5, 6, 7, 8];
        var expected = network.PredictAll(images);
        var output = new float[8];
        session.Forward(new ReadOnlyTensorSpan<float>(images, [2, 2, 2, 1]), new TensorSpan<float>(output, [2, 3], [4, 1]));
        Assert.Equal([.. expected[..3], 0, .. expected[3..], 0], output);
        var dense = new float[6];
        session.Forward(new ReadOnlyTensorSpan<float>(images, [2, 2, 2, 1]), new TensorSpan<float>(dense, [2, 3]));
        Assert.Equal(expected, dense);
        Assert.StartsWith(
            "The output tensor's batch is 1, but the input tensor's is 2.",
            Refusal(() => session.Forward(new ReadOnlyTensorSpan<float>(images, [2, 2, 2, 1]), new TensorSpan<float>(new float[3], [1, 3]))));
    }

    private static string Refusal(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
