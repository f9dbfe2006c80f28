using System.Globalization;
using NetDsl.Compiler.Library;
using NetDsl.Torch.Tests.Package.Comparison;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>The tensors of modules by their names: those of torchvision's modules, and the ways that TorchSharp has to files and back.</summary>
public sealed class StateDictTests(ITestOutputHelper console)
{
    private const string Counter = ".num_batches_tracked";

    private static readonly Lazy<TestedAssembly> Small = new(() => new TestedAssembly(LeNet5));

    private static TestedNetwork LeNet5 => TestedNetwork.OfLibrary("classic.LeNet5");

    public static TheoryData<string> Names =>
        [.. NetworkLibrary.Networks.Where(network => network.Family == "torchvision").Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_state_of_a_network_of_torchvision_has_torchvision_s_names_shapes_and_order(string name)
    {
        var tested = TestedNetwork.OfLibrary($"torchvision.{name}", chance: true);
        using var module = new TestedModule(new TestedAssembly(tested).ModuleOf(name));
        var state = module.Module.state_dict();
        string[] actual = [.. state.Where(pair => !pair.Key.EndsWith(Counter, StringComparison.Ordinal)).Select(pair => $"{pair.Key} {string.Join('x', pair.Value.shape)}")];
        string[] expected = [.. Table(name)];
        // TorchSharp lists all parameters in front of all buffers; among themselves both are in torchvision's order.
        Assert.Equal(expected.Where(IsBuffer), actual.Where(IsBuffer));
        Assert.Equal(expected.Where(tensor => !IsBuffer(tensor)), actual.Where(tensor => !IsBuffer(tensor)));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{actual.Length} tensors, {module.Module.parameters().Sum(tensor => tensor.numel()):N0} parameters"));
    }

    [Fact]
    public void TorchSharp_s_own_files_bring_weights_back()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.dat");
        using var first = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        using var second = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        first.Module.save(path);
        second.Module.load(path);
        File.Delete(path);
        Assert.Equal(Values(first), Values(second));
    }

    [Fact]
    public void A_state_dict_goes_from_one_module_to_another()
    {
        using var first = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        using var second = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        Assert.NotEqual(Values(first), Values(second));
        second.Module.load_state_dict(first.Module.state_dict());
        Assert.Equal(Values(first), Values(second));
    }

    [Fact]
    public void A_safetensors_file_brings_weights_back()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.safetensors");
        using var first = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        using var second = new TestedModule(Small.Value.ModuleOf("LeNet5"));
        ModuleFile.Save(first.Module, path);
        ModuleFile.Load(second.Module, path);
        File.Delete(path);
        Assert.Equal(Values(first), Values(second));
    }

    [Fact]
    public void The_seed_of_torch_decides_the_first_weights()
    {
        float[] Start(long seed)
        {
            manual_seed(seed);
            using var module = new TestedModule(Small.Value.ModuleOf("LeNet5"));
            return Values(module);
        }

        Assert.Equal(Start(7), Start(7));
        Assert.NotEqual(Start(7), Start(8));
    }

    private static bool IsBuffer(string tensor) => tensor.Contains(".running_", StringComparison.Ordinal);

    private static float[] Values(TestedModule module)
    {
        using var network = Small.Value.Create("LeNet5", 1);
        module.CopyTo(network);
        return network.Parameters.Values.ToArray();
    }

    // Name, kind, weights: see the tables' own script.
    private static IEnumerable<string> Table(string name) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Tables", "torchvision", $"{name}.tsv"))
        .Skip(2)
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[2].Split("; ").Select(weight => $"{row[0]}.{weight}"));
}
