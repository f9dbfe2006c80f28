using System.Runtime.InteropServices;
using System.Text.Json;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit.PyTorch;
using NetworkTests.Comparison;

namespace NetworkTests.PyTorch;

/// <summary>A network as Python, with weights and numbers in a folder for agree.py.</summary>
internal sealed class ExportedNetwork : IDisposable
{
    private const int Predicted = 3;
    private const int Trained = 4;

    private readonly NetworkCompilation compilation;
    private readonly float[] input;
    private readonly bool trains;

    /// <param name="folder">A folder of its own, which must not exist.</param>
    /// <param name="compilation">The network.</param>
    /// <param name="network">The same on the CPU target.</param>
    /// <param name="seed">What weights and numbers follow from.</param>
    /// <param name="isDeep">Whether many norms stand behind each other: see <see cref="Draw.Weights"/>.</param>
    public ExportedNetwork(string folder, NetworkCompilation compilation, NetDsl.Network network, int seed, bool isDeep = false)
    {
        (Folder, this.compilation, Network) = (folder, compilation, network);
        trains = !compilation.Graph!.Nodes.Any(node => node.Layer.Spec is NetDsl.Compiler.Layers.DropSpec { Rate: > 0 });
        Draw.Weights(network, seed, calm: isDeep);
        var random = new Random(seed);
        input = Values(random, Predicted, isDeep);
        TrainingInput = Values(random, Trained, isDeep);
        OutputGradient = Draw.Values(random, Trained * network.Description.OutputLength);
        Directory.CreateDirectory(folder);
        Write();
    }

    public string Folder { get; }

    public NetDsl.Network Network { get; }

    public float[] TrainingInput { get; }

    public float[] OutputGradient { get; }

    /// <summary>The weights of layers that the output depends on; PyTorch has no others.</summary>
    public IReadOnlyList<NetDsl.ParameterDescription> Used
    {
        get
        {
            var live = new HashSet<NetDsl.Compiler.Graph.GraphNode> { compilation.Graph!.Output };
            foreach (var node in compilation.Graph.Nodes.Reverse().Where(live.Contains))
            {
                live.UnionWith(node.Inputs);
            }

            var names = live.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
            return [.. Network.Description.Parameters.Where(parameter => names.Contains(parameter.Name[..parameter.Name.LastIndexOf('.')]))];
        }
    }

    /// <summary>Whether it runs a training step: with dropout, two steps draw different numbers.</summary>
    public bool Trains => trains;

    public float[] Predict() => Network.PredictAll(input);

    /// <summary>What Python left.</summary>
    public float[] Read(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Folder, name))).ToArray();

    /// <summary>Fails where Python did.</summary>
    public void AssertRan()
    {
        var fault = Path.Combine(Folder, "fault.txt");
        Assert.False(File.Exists(fault), File.Exists(fault) ? File.ReadAllText(fault) : "");
    }

    public void Dispose() => Network.Dispose();

    private float[] Values(Random random, int samples, bool isDeep) => isDeep
        ? DrawImages.Values(random, samples, compilation.Graph!.Input.Output, 1)
        : Draw.Values(random, samples * Network.Description.InputLength);

    private void Write()
    {
        var files = PyTorchEmitter.Run(compilation.Graph!, compilation.Facts!, compilation.Request.Place.Name);
        File.WriteAllText(Path.Combine(Folder, files.File), files.Module);
        Network.Save(Path.Combine(Folder, "weights.safetensors"));
        foreach (var (name, values) in new[] { ("predicted", input), ("trained", TrainingInput), ("gradient", OutputGradient) })
        {
            File.WriteAllBytes(Path.Combine(Folder, name + ".bin"), MemoryMarshal.AsBytes(values.AsSpan()));
        }

        var parameters = Used;
        File.WriteAllText(Path.Combine(Folder, "run.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["module"] = files.File,
            ["class"] = compilation.Request.Place.Name,
            ["trains"] = trains,
            ["parameters"] = parameters.Select(parameter => parameter.Name),
            ["trainable"] = parameters.Where(parameter => parameter.Trainable).Select(parameter => parameter.Name),
        }));
    }
}
