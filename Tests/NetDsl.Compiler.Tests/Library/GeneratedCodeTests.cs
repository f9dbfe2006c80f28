using System.Text;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>What the compiler writes for deep networks: short enough to be read and to be compiled while someone types.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void The_code_of_the_deepest_network_has_fewer_than_ten_thousand_lines() =>
        Assert.InRange(LibraryCompilation.Of("keras.NASNetLarge").Code.Count(character => character == '\n'), 1_000, 9_999);

    [Fact]
    public void Layers_with_equal_constants_share_one_struct()
    {
        var code = LibraryCompilation.Of("keras.ResNet152").Code;

        // 155 convolutions, of which most repeat within their stage.
        Assert.InRange(code.Split(" : IConv2D\n").Length - 1, 10, 40);
    }

    [Fact]
    public void Four_times_the_layers_take_four_times_the_memory_to_compile()
    {
        Compile(100);
        var (small, large) = (Compile(1_000), Compile(4_000));

        Assert.InRange(large / (double)small, 3, 5);
    }

    /// <summary>Bytes allocated while a chain of layers compiles; unlike time, they are the same on every machine.</summary>
    private static long Compile(int layers)
    {
        var text = new StringBuilder("input 16x16x8\n");
        for (var i = 0; i < layers; i++)
        {
            text.Append((i % 3) switch { 0 => "conv2d 8, 3x3, padding: same, bias: false\n", 1 => "batchnorm\n", _ => "residual { relu }\n" });
        }

        var place = new ClassPlace("", ValueList<string>.Empty, "Chain", "partial class Chain");
        var request = new NetworkRequest(place, new SourceFile("Chain", text.ToString()), null, "", ValueList<SourceFile>.Empty);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(NetCompiler.Compile(request).Succeeded);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
