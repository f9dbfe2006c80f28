using BenchmarkDotNet.Attributes;

namespace NetDsl.Benchmarks.Networks;

/// <summary>A prediction and a training step of each network.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private Workload forward = null!;
    private Workload step = null!;

    /// <summary>The network.</summary>
    [Params("LeNet5", "CifarVgg")]
    public string Network { get; set; } = "";

    /// <summary>Worker threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Allocates the sessions.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threading.Parallelism.Degree = Threads;
        forward = Workload.Forward(Network, batch: 1);
        step = Workload.Step(Network, batch: Network == "LeNet5" ? 64 : 32);
    }

    /// <summary>One sample forward.</summary>
    [Benchmark]
    public void Forward() => forward.Run();

    /// <summary>Forward, loss, backward and an SGD step.</summary>
    [Benchmark]
    public void Step() => step.Run();
}
