using NetDsl.Compiler;
using NetDsl.Compiler.Library;
using NetworkTests.Comparison;
using NetworkTests.Drawn;
using Xunit.Sdk;

namespace NetworkTests.Library;

/// <summary>A network of the library at a small size: compiled, loaded, and run beside the interpreter.</summary>
internal static class LibraryRun
{
    private const string Class = "LibraryNetwork";

    private const int Attempts = 4;

    // Weights, gradients and packed weights in both precisions take some forty bytes a parameter: the dense layers of torchvision's VGG,
    // which no image makes smaller, would take five gigabytes, and are those of its AlexNet.
    private const long MostParameters = 100_000_000;
    private const string WithoutTop = "top: false, pooling: avg";

    private static readonly int[] Sizes = [28, 64, 96, 144];

    /// <summary>Compiles the network for the smallest of a few image sizes that leaves its norms something to measure.</summary>
    public static NetworkCompilation Compile(LibraryNetwork network, string arguments, BuildTargets targets = BuildTargets.Cpu)
    {
        var compilation = Sizes.Select(size => Compile(network, size, arguments, targets)).FirstOrDefault(one => one.Succeeded && LastMap(one) >= 3)
            ?? Compile(network, Sizes[^1], arguments, targets);
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return compilation.Facts!.Parameters > MostParameters && !arguments.Contains(WithoutTop, StringComparison.Ordinal)
            ? Compile(network, $"{arguments}, {WithoutTop}", targets)
            : compilation;
    }

    /// <summary>
    /// A prediction of one sample and a training step of two against the interpreter. Where rounding carries a value over the bend of a
    /// rectifier, the gradient of a whole channel changes; for other numbers it is another value or none, while a mistake stays.
    /// </summary>
    public static void Agrees(NetworkCompilation compilation)
    {
        var type = DrawnAssembly.Load([compilation]).GetType(Class, throwOnError: true)!;
        var faults = new List<string>();
        for (var seed = 7; seed < 7 + Attempts && faults.Count == seed - 7; seed++)
        {
            using var comparison = new NetworkComparison((NetDsl.Network)Activator.CreateInstance(type, seed)!, compilation.Graph!, seed, isDeep: true);
            // A prediction has no second chance: a flip changes gradients by all that hangs on it, outputs hardly.
            comparison.Infer(1);
            try
            {
                comparison.Train(2);
            }
            catch (XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.True(faults.Count < Attempts, string.Join('\n', faults));
    }

    /// <summary>Compiles the network for images of one size.</summary>
    public static NetworkCompilation CompileFor(LibraryNetwork network, int size, string arguments) => Compile(network, size, arguments, BuildTargets.Cpu);

    // A norm over two samples has eighteen values of each channel where the last map is 3 x 3, and two, which say nothing, where it is 1 x 1.
    private static int LastMap(NetworkCompilation compilation) =>
        compilation.Facts!.Layers.Last(layer => layer.Node.Output.IsSpatial && layer.Field is not null).Node.Output.Height;

    private static NetworkCompilation Compile(LibraryNetwork network, int size, string arguments, BuildTargets targets)
    {
        var image = FormattableString.Invariant($"image: {size}x{size}x{(network.Name == "LeNet5" ? 1 : 3)}");
        var place = new ClassPlace("", ValueList<string>.Empty, Class, $"public sealed partial class {Class}");
        return NetCompiler.Compile(new NetworkRequest(place, network.File, network.Name, $"{image}, {arguments}", NetworkLibrary.Files, targets));
    }
}
