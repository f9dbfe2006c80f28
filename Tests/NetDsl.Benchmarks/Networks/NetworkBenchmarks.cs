using BenchmarkDotNet.Attributes;

namespace NetDsl.Benchmarks.Networks;

/// <summary>A prediction and a training step of each network.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private Workload forward = null!;
    private Workload step = null!;

    /// <summary>The networks.</summary>
    public static IEnumerable<string> Names => KnownNetwork.Names;

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Names))]
    public string Network { get; set; } = "";

    /// <summary>Worker threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Allocates the session of a prediction.</summary>
    [GlobalSetup(Target = nameof(Forward))]
    public void SetUpForward()
    {
        Threading.Parallelism.Degree = Threads;
        forward = Workload.Forward(Network, batch: 1);
    }

    /// <summary>Allocates the session of a training.</summary>
    [GlobalSetup(Target = nameof(Step))]
    public void SetUpStep()
    {
        Threading.Parallelism.Degree = Threads;
        step = Workload.Step(Network, KnownNetwork.Named(Network).StepBatch);
    }

    /// <summary>One sample forward.</summary>
    [Benchmark]
    public void Forward() => forward.Run();

    /// <summary>Forward, loss, backward and an SGD step.</summary>
    [Benchmark]
    public void Step() => step.Run();
}
