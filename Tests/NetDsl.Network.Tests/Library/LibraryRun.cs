using NetDsl.Compiler;
using NetDsl.Compiler.Library;
using NetworkTests.Comparison;
using NetworkTests.Drawn;

namespace NetworkTests.Library;

/// <summary>A network of the library at a small size: compiled, loaded, and run beside the interpreter.</summary>
internal static class LibraryRun
{
    private const string Class = "LibraryNetwork";

    // The last feature maps of networks with a stride of 32 have 2 x 2 pixels for an image of 64 x 64, so that a norm over two samples
    // has eight values of each channel; Inception needs 75.
    private static readonly int[] Sizes = [64, 75, 96, 128, 224];

    /// <summary>Compiles the network for the smallest of a few image sizes that it takes.</summary>
    public static NetworkCompilation Compile(LibraryNetwork network, string arguments)
    {
        var compilation = Sizes.Select(size => Compile(network, size, arguments)).FirstOrDefault(one => one.Succeeded)
            ?? Compile(network, 224, arguments);
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return compilation;
    }

    /// <summary>A prediction of one sample and a training step of two against the interpreter.</summary>
    public static void Agrees(NetworkCompilation compilation)
    {
        var type = DrawnAssembly.Load([compilation]).GetType(Class, throwOnError: true)!;
        using var comparison = new NetworkComparison((NetDsl.Network)Activator.CreateInstance(type, 7)!, compilation.Graph!, seed: 7);
        comparison.Infer(1);
        comparison.Train(2);
    }

    private static NetworkCompilation Compile(LibraryNetwork network, int size, string arguments)
    {
        var image = FormattableString.Invariant($"image: {size}x{size}x{(network.Name == "LeNet5" ? 1 : 3)}");
        var place = new ClassPlace("", ValueList<string>.Empty, Class, $"public sealed partial class {Class}");
        return NetCompiler.Compile(new NetworkRequest(place, network.File, network.Name, $"{image}, {arguments}", NetworkLibrary.Files));
    }
}
