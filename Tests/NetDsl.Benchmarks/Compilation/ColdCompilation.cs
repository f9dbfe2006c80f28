using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using NetDsl.Compiler.Library;

namespace NetDsl.Benchmarks.Compilation;

/// <summary>All networks of the library, once, in a process that has compiled nothing before: what a build pays.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1)]
public class ColdCompilation
{
    /// <summary>Everything from the texts to the C#.</summary>
    [Benchmark]
    public int CompileLibrary() => NetworkLibrary.Networks.Sum(network => Requests.Compile(Requests.Of(network)).Length);
}
