using System.Text.Json;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit.PyTorch;
using NetDsl.Compiler.Library;

namespace NetworkTests.PyTorch;

/// <summary>The library's networks of torchvision have its names and shapes of weights, so that published weights load by name.</summary>
public sealed class TorchvisionTests : IDisposable
{
    // Without the classifiers that serve its training only.
    private const string Compare = """
        import importlib, json, sys, torch, torchvision
        for name, function, file, runs in json.load(open("networks.json")):
            options = {} if name not in ("GoogLeNet", "InceptionV3") else {"aux_logits": False, "init_weights": False}
            theirs = getattr(torchvision.models, function)(**options)
            exported = importlib.import_module(file)
            ours = getattr(exported, name)()
            for mine, other in ((ours.state_dict(), theirs.state_dict()),):
                shapes = [{key: tuple(tensor.shape) for key, tensor in state.items()} for state in (mine, other)]
                if shapes[0] != shapes[1]:
                    print(name, "differs:", sorted(set(shapes[0].items()) ^ set(shapes[1].items()))[:6])
            if runs:
                # Statistics that say something, else the values of a deep network die away.
                theirs.eval()
                ours.eval()
                ours.load_state_dict(theirs.state_dict(), strict=True)
                image = torch.rand(2, *exported.INPUT_SHAPE, generator=torch.Generator().manual_seed(1))
                with torch.no_grad():
                    expected, actual = theirs(image), ours(image)
                error = (expected - actual).abs().max().item() / expected.abs().max().item()
                if not error < 1e-4:
                    print(name, "is off by", error, "of the largest output")
            print("compared", name)
        """;

    // Of some families the smallest; the others differ in numbers of blocks.
    private static readonly string[] Run = ["AlexNet", "ResNet18", "ResNet50", "MobileNetV2", "SqueezeNet1_1", "DenseNet121", "VGG11BN", "EfficientNetB0"];

    private readonly string folder = Directory.CreateTempSubdirectory("netdsl-torchvision-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [TorchvisionFact]
    public void Networks_have_torchvision_s_names_and_shapes_and_give_what_its_give()
    {
        var networks = NetworkLibrary.Networks.Where(network => network.Family == "torchvision").ToList();
        File.WriteAllText(Path.Combine(folder, "networks.json"), JsonSerializer.Serialize(networks.Select(Export)));

        var lines = Python.Succeed(folder, "-c", Compare).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // Nothing else is said where all agree; what is, names the network.
        Assert.Equal(networks.Select(network => $"compared {network.Name}"), lines);
    }

    private object[] Export(LibraryNetwork network)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, network.Name, $"public sealed partial class {network.Name}");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, network.File, network.Name, "", NetworkLibrary.Files));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        var files = PyTorchEmitter.Run(compilation.Graph!, compilation.Facts!, network.Name);
        File.WriteAllText(Path.Combine(folder, files.File), files.Module);
        var function = network.Name.ToLowerInvariant();
        function = function switch
        {
            "mobilenetv2" => "mobilenet_v2",
            "inceptionv3" => "inception_v3",
            _ when function.EndsWith("bn", StringComparison.Ordinal) => function[..^2] + "_bn",
            _ => function.Replace("efficientnet", "efficientnet_", StringComparison.Ordinal),
        };
        return [network.Name, function, Path.GetFileNameWithoutExtension(files.File), Run.Contains(network.Name)];
    }
}
