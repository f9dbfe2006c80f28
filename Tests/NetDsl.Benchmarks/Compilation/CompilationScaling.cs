using BenchmarkDotNet.Attributes;
using NetDsl.Compiler;

namespace NetDsl.Benchmarks.Compilation;

/// <summary>How compilation grows with the number of layers: in proportion.</summary>
[MemoryDiagnoser]
public class CompilationScaling
{
    private NetworkRequest request = null!;

    /// <summary>Layers of the chain.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Layers { get; set; }

    /// <summary>Writes the text.</summary>
    [GlobalSetup]
    public void Setup() => request = Requests.Chain(Layers);

    /// <summary>Everything from the text to the C#.</summary>
    [Benchmark]
    public string Compile() => Requests.Compile(request);
}
