using System.Globalization;
using System.Text;
using NetDsl.Compiler;
using NetDsl.Compiler.Library;

namespace NetDsl.Benchmarks.Compilation;

/// <summary>What the compiler is asked for while someone types: a text and the class that gets the code.</summary>
internal static class Requests
{
    /// <summary>A network of the library, compiled itself.</summary>
    public static NetworkRequest Of(LibraryNetwork network) => new(Place, network.File, network.Name, "", NetworkLibrary.Files);

    /// <summary>A chain of layers, each written out; every fourth is a residual, so that the graph has joins.</summary>
    /// <param name="layers">Number of layers.</param>
    public static NetworkRequest Chain(int layers)
    {
        var text = new StringBuilder("input 32x32x16\n");
        for (var i = 0; i < layers; i++)
        {
            text.Append((i % 4) switch
            {
                0 => "conv2d 16, 3x3, padding: same, bias: false\n",
                1 => "batchnorm\n",
                2 => "relu\n",
                _ => "residual { conv2d 16, 1x1 }\n",
            });
        }

        var name = layers.ToString(CultureInfo.InvariantCulture);
        return new NetworkRequest(Place, new SourceFile(name, text.ToString()), null, "", ValueList<SourceFile>.Empty);
    }

    /// <summary>Compiles, and stops a measurement of what does not compile.</summary>
    public static string Compile(NetworkRequest request)
    {
        var compilation = NetCompiler.Compile(request);
        return compilation.Succeeded ? compilation.Code : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }

    private static ClassPlace Place { get; } = new("", ValueList<string>.Empty, "Measured", "partial class Measured");
}
