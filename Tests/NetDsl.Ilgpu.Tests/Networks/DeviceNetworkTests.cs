namespace NetDsl.Ilgpu.Tests.Networks;

public sealed class DeviceNetworkTests : IDisposable
{
    private readonly GpuDevice device = GpuDevice.Open(GpuFixture.Name);
    private readonly Gain network = new();
    private readonly GainOnIlgpu gpu;

    public DeviceNetworkTests() => gpu = new GainOnIlgpu(network, device);

    public void Dispose()
    {
        gpu.Dispose();
        network.Dispose();
        device.Dispose();
    }

    [Fact]
    public void Predictions_compute_with_the_weights_that_were_uploaded_at_creation()
    {
        Assert.Equal([2f, 6, 15], gpu.PredictAll([1, 2, 3]));
    }

    [Fact]
    public void More_samples_than_a_session_holds_run_in_parts()
    {
        var input = Values.Random(3 * 150, seed: 7);
        var output = gpu.PredictAll(input);

        Assert.Equal(input.Select((value, index) => value * new[] { 2, 3, 5 }[index % 3]), output);
    }

    [Fact]
    public void Weights_are_prepared_once_for_each_version()
    {
        gpu.PredictAll([1, 2, 3]);
        var planned = gpu.Preparations;
        gpu.PredictAll([1, 2, 3]);
        Assert.Equal(planned, gpu.Preparations);

        network.Parameters["gain"][0] = 7;
        Assert.Equal(2, gpu.PredictAll([1, 2, 3])[0]);
        gpu.Upload();

        Assert.Equal(7, gpu.PredictAll([1, 2, 3])[0]);
        Assert.Equal(planned + 1, gpu.Preparations);
    }

    [Fact]
    public void The_greatest_output_tells_the_label()
    {
        Assert.Equal(GainLabel.Green, gpu.Classify([1, 2, 1]));
        Assert.Equal([GainLabel.Blue, GainLabel.Red], gpu.ClassifyAll([1, 1, 1, 9, 1, 1]));
    }

    [Fact]
    public void A_training_session_gives_outputs_and_gradients_and_moves_the_statistics_on_the_device()
    {
        using var session = gpu.CreateTrainingSession(batch: 4);
        var output = new float[6];
        session.Forward([1, 2, 3, 4, 5, 6], output);
        session.Backward([1, 1, 1, 2, 2, 2]);
        var gradients = new float[16];
        session.DownloadGradients(gradients);

        Assert.Equal([2f, 6, 15, 8, 15, 30], output);
        Assert.Equal([9f, 12, 15, .. new float[13]], gradients);
        Assert.Equal(0, network.Parameters["count"][0]);
        gpu.Download();
        Assert.Equal(2, network.Parameters["count"][0]);
    }

    [Fact]
    public void Downloaded_weights_are_announced_to_predictions_on_the_processor()
    {
        var version = network.Parameters.Version;
        gpu.Download();

        Assert.NotEqual(version, network.Parameters.Version);
        Assert.Equal([2f, 3, 5], network.Parameters["gain"].ToArray());
    }

    [Fact]
    public void A_smaller_batch_that_needs_more_scratch_memory_gets_it()
    {
        gpu.Scratch = batch => batch == 2 ? 10_000 : 4L * batch;
        using var session = gpu.CreateTrainingSession(batch: 4);
        var before = session.MemoryBytes;
        var output = new float[6];
        session.Forward([1, 2, 3, 4, 5, 6], output);
        session.Backward([1, 1, 1, 2, 2, 2]);
        var gradients = new float[16];
        session.DownloadGradients(gradients);

        Assert.Equal(before + 40_000, session.MemoryBytes);
        Assert.Equal([9f, 12, 15], gradients[..3]);
    }

    [Fact]
    public void Threads_predict_at_once()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
            Assert.Equal([2f * thread, 6, 15], gpu.PredictAll([thread, 2, 3])));
    }

    [Fact]
    public void Kernels_are_told_as_they_are_compiled()
    {
        var told = new List<KernelProgress>();
        using var session = gpu.CreateTrainingSession(4, new Reports(told));

        Assert.Equal("kernel 1 of 5: DeviceQueue.ClearKernel", told[0].ToString());
        Assert.Equal("kernel 4 of 5: Copy.Kernel", told[3].ToString());
        Assert.Equal("5 kernels are compiled", told[^1].ToString());

        told.Clear();
        using var second = gpu.CreateTrainingSession(4, new Reports(told));
        Assert.Empty(told);
    }

    [Fact]
    public void Compilation_can_be_cancelled_and_taken_up_again()
    {
        using var cancellation = new CancellationTokenSource();
        var reports = new Reports([], report =>
        {
            if (report.Done == 1)
            {
                cancellation.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => gpu.CreateTrainingSession(4, reports, cancellation.Token));

        var told = new List<KernelProgress>();
        using var session = gpu.CreateTrainingSession(4, new Reports(told));
        Assert.Equal(3, told[0].Total);
    }

    private sealed class Reports(List<KernelProgress> told, Action<KernelProgress>? then = null) : IProgress<KernelProgress>
    {
        public void Report(KernelProgress value)
        {
            told.Add(value);
            then?.Invoke(value);
        }
    }
}
