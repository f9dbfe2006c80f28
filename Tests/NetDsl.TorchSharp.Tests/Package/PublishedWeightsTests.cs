using System.Runtime.InteropServices;
using NetDsl.Torch.Tests.Package.Comparison;
using NetworkTests.PyTorch;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package;

/// <summary>Weights that torchvision itself wrote load by their names, and give what torchvision gives.</summary>
public sealed class PublishedWeightsTests(ITestOutputHelper console)
{
    private static readonly (string Network, string Model)[] Models = [("ResNet18", "resnet18"), ("MobileNetV2", "mobilenet_v2"), ("SqueezeNet1_1", "squeezenet1_1")];

    [TorchvisionFact]
    public void Weights_of_torchvision_load_by_name_and_give_its_outputs()
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-").FullName;
        try
        {
            Python.Succeed(folder, [Path.Combine(AppContext.BaseDirectory, "Package", "torchvision_weights.py"), folder, .. Models.Select(one => one.Model)]);
            foreach (var (network, model) in Models)
            {
                var share = Compare(network, Path.Combine(folder, model));
                console.WriteLine(FormattableString.Invariant($"{model}: {share:g2} of the largest output"));
                Assert.True(share < 1e-5, $"{model}: {share}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Compare(string network, string path)
    {
        var assembly = new TestedAssembly(TestedNetwork.OfLibrary($"torchvision.{network}", "image: 64x64x3", chance: true));
        using var module = new TestedModule(assembly.ModuleOf(network));
        ModuleFile.Load(module.Module, path + ".safetensors");
        module.Module.eval();
        using var quiet = no_grad();
        using var flat = tensor(Floats(path + ".image"));
        using var image = flat.reshape(1, 3, 64, 64);
        using var output = module.Module.call(image);
        var (actual, expected) = (module.ToSamples(output), Floats(path + ".output"));

        // On the CPU as well: the module gives its weights to the network, whose image has its channels last.
        using var onCpu = assembly.Create(network, 1);
        module.CopyTo(onCpu);
        var predicted = onCpu.PredictAll(module.ToSamples(image));
        var largest = expected.Max(MathF.Abs);
        return Math.Max(Distance(actual), Distance(predicted)) / largest;

        double Distance(float[] values) => values.Zip(expected, (left, right) => Math.Abs(left - right)).Max();
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
