using System.Text.Json;
using NetDsl.Compiler;
using NetDsl.Compiler.Library;
using NetworkTests.Comparison;
using NetworkTests.Drawn;

namespace NetworkTests.Library;

/// <summary>Networks of the family <c>torchvision</c> give what torchvision's give with the same weights for the same image.</summary>
public sealed class TorchvisionVectorTests
{
    private const string Class = "TorchvisionNetwork";

    private static readonly TorchvisionVector[] Vectors = JsonSerializer.Deserialize<TorchvisionVector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "torchvision.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names => [.. Vectors.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_gives_what_torchvision_s_gives(string name)
    {
        var vector = Vectors.First(vector => vector.Name == name);
        var file = NetworkLibrary.Find($"torchvision.{name}").Single().File;
        var place = new ClassPlace("", ValueList<string>.Empty, Class, $"public sealed partial class {Class}");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, file, name, vector.Arguments, NetworkLibrary.Files));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));

        var type = DrawnAssembly.Load([compilation]).GetType(Class, throwOnError: true)!;
        using var network = (NetDsl.Network)Activator.CreateInstance(type, 1)!;
        TorchWeights.Fill(network, compilation.Graph!);
        Close.Agree(network.PredictAll(TorchWeights.Image(compilation.Graph!.Input.Output)), vector.Output, name);
    }
}

/// <summary>A row of Vectors/torchvision.json.</summary>
internal sealed record TorchvisionVector(string Name, string Arguments, double[] Output);
