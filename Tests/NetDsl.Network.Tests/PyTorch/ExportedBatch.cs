using NetDsl.Compiler;
using NetworkTests.Comparison;
using NetworkTests.Drawn;
using Xunit.Sdk;

namespace NetworkTests.PyTorch;

/// <summary>Networks that one process of Python runs one after another: loading PyTorch takes longer than running most of them.</summary>
internal sealed class ExportedBatch : IDisposable
{
    // Command lines are limited.
    private const int Chunk = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("netdsl-pytorch-").FullName;
    private readonly Dictionary<string, (ExportedNetwork Exported, NetworkCompilation Compilation)> networks = [];

    public ExportedBatch(IReadOnlyList<(string Name, string Text)> texts)
        : this([.. texts.Select(one => Declared.Compile(one.Name, one.Text))], isDeep: false)
    {
    }

    public ExportedBatch(IReadOnlyList<NetworkCompilation> compilations, bool isDeep)
    {
        var assembly = DrawnAssembly.Load(compilations);
        foreach (var compilation in compilations)
        {
            var name = compilation.Request.Place.Name;
            var network = (NetDsl.Network)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 5)!;
            networks.Add(name, (new ExportedNetwork(Path.Combine(folder, name), compilation, network, seed: 5, isDeep), compilation));
        }

        var script = Path.Combine(AppContext.BaseDirectory, "PyTorch", "agree.py");
        foreach (var chunk in networks.Values.Chunk(Chunk))
        {
            Python.Succeed(folder, [script, .. chunk.Select(one => one.Exported.Folder)]);
        }
    }

    public void Agrees(string name, float tolerance = ExportComparison.Shallow)
    {
        var (exported, compilation) = networks[name];
        try
        {
            new ExportComparison(exported, compilation.Graph!, tolerance).Run();
        }
        catch (XunitException fault)
        {
            throw new XunitException($"{fault.Message}\n{compilation.Request.Source.Text}", fault);
        }
    }

    public void Dispose()
    {
        foreach (var (exported, _) in networks.Values)
        {
            exported.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }
}
