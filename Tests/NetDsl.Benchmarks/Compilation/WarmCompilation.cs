using BenchmarkDotNet.Attributes;
using NetDsl.Compiler;
using NetDsl.Compiler.Library;

namespace NetDsl.Benchmarks.Compilation;

/// <summary>Text to emitted source of known networks in a process that has compiled before, as in an editor.</summary>
[MemoryDiagnoser]
public class WarmCompilation
{
    private NetworkRequest request = null!;

    /// <summary>The network.</summary>
    [Params("classic.LeNet5", "keras.VGG16", "keras.ResNet50", "keras.EfficientNetB0", "keras.DenseNet201", "keras.NASNetLarge")]
    public string Network { get; set; } = "";

    /// <summary>Finds the text.</summary>
    [GlobalSetup]
    public void Setup() => request = Requests.Of(NetworkLibrary.Find(Network).Single());

    /// <summary>Everything from the text to the C#.</summary>
    [Benchmark]
    public string Compile() => Requests.Compile(request);
}
