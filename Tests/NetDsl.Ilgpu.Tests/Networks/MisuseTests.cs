namespace NetDsl.Ilgpu.Tests.Networks;

public sealed class MisuseTests : IDisposable
{
    private readonly GpuDevice device = GpuDevice.Open(GpuFixture.Name);
    private readonly Gain network = new();
    private readonly GainOnIlgpu gpu;

    public MisuseTests() => gpu = new GainOnIlgpu(network, device);

    public void Dispose()
    {
        gpu.Dispose();
        network.Dispose();
        device.Dispose();
    }

    [Fact]
    public void Inputs_are_checked_as_on_the_processor()
    {
        Assert.Equal(
            "The input holds 4 values, but Gain takes whole samples of 3 values. (Parameter 'input')",
            Assert.Throws<ArgumentException>(() => gpu.PredictAll([1, 2, 3, 4])).Message);
        Assert.Equal(
            "The input holds 6 values, but Gain classifies one sample of 3 values. (Parameter 'input')",
            Assert.Throws<ArgumentException>(() => gpu.Classify(new float[6])).Message);
    }

    [Fact]
    public void A_session_refuses_more_samples_than_it_was_created_for()
    {
        using var session = gpu.CreateSession(batch: 2);

        Assert.Equal(
            "The input holds 3 samples, but this session of Gain was created for at most 2; create it with a batch of 3. (Parameter 'input')",
            Assert.Throws<ArgumentException>(() => session.Forward(new float[9], new float[9])).Message);
    }

    [Fact]
    public void A_batch_holds_at_least_one_sample()
    {
        Assert.Equal("batch", Assert.Throws<ArgumentOutOfRangeException>(() => gpu.CreateSession(0)).ParamName);
        Assert.Equal("batch", Assert.Throws<ArgumentOutOfRangeException>(() => gpu.CreateTrainingSession(-1)).ParamName);
    }

    [Fact]
    public void Backward_needs_the_forward_pass_of_as_many_samples()
    {
        using var session = gpu.CreateTrainingSession(batch: 4);
        Assert.Equal(
            "Backward was given 1 samples, but Forward ran 0 before it; run Forward on the same samples first.",
            Assert.Throws<InvalidOperationException>(() => session.Backward([1, 2, 3])).Message);
        Assert.Equal(
            "The output gradient holds 4 values, but Gain gives whole samples of 3 values. (Parameter 'outputGradient')",
            Assert.Throws<ArgumentException>(() => session.Backward([1, 2, 3, 4])).Message);
    }

    [Fact]
    public void Gradients_need_memory_of_their_length()
    {
        using var session = gpu.CreateTrainingSession(batch: 4);
        Assert.Equal(
            "The gradients of Gain are 16 values, as many as Parameters.Trainable has, but memory for 3 was given. (Parameter 'gradients')",
            Assert.Throws<ArgumentException>(() => session.DownloadGradients(new float[3])).Message);
    }

    [Fact]
    public void What_was_disposed_refuses_to_run()
    {
        var session = gpu.CreateSession();
        var other = gpu.CreateSession();
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Forward([1, 2, 3], new float[3]));

        gpu.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Forward([1, 2, 3], new float[3]));
        Assert.Throws<ObjectDisposedException>(() => gpu.PredictAll([1, 2, 3]));
        Assert.Throws<ObjectDisposedException>(gpu.Upload);
        Assert.Throws<ObjectDisposedException>(gpu.Download);
        other.Dispose();
    }

    [Fact]
    public void A_network_outlives_its_device_without_running()
    {
        using var session = gpu.CreateSession();
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => gpu.PredictAll([1, 2, 3]));
        Assert.Throws<ObjectDisposedException>(() => session.Forward([1, 2, 3], new float[3]));
    }

    [Fact]
    public void Values_that_are_too_long_for_kernels_are_refused_with_the_largest_batch()
    {
        Assert.Equal(
            "With batches of 1,000,000,000, Gain has a value of 3,000,000,000 floats, but kernels index at most 2,147,483,647; use a batch of at most 715,827,882.",
            Assert.Throws<GpuException>(() => gpu.CreateSession(1_000_000_000)).Message);
    }
}
