using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>The second files, those for devices, to be read in full; each compiles without a warning against the runtime.</summary>
public sealed class DeviceCodeTests
{
    private const string LeNet5 = """"
        using NetDsl;
        namespace Shop.Models;

        /// <summary>Reads digits.</summary>
        [Network("""
            input   28x28x1
            conv2d  6, 5x5, padding: same, activation: relu
            maxpool 2x2
            conv2d  16, 5x5, activation: relu
            maxpool 2x2
            flatten
            dense   120, activation: relu
            dense   84,  activation: relu
            dense   10

            labels  zero, one, two, three, four, five, six, seven, eight, nine
            loss    crossentropy
            """, Targets = Target.Cpu | Target.Ilgpu)]
        public sealed partial class LeNet5;
        """";

    private const string Residual = """"
        using NetDsl;

        /// <summary>Two branches that are added, and what is folded, dropped, routed and scaled.</summary>
        [Network("""
            input 16x16x3
            stem: conv2d 8, 3x3, padding: same, bias: false
            batchnorm
            relu
            residual {
                depthwise 3x3, padding: same
                batchnorm
                swish
                conv2d 8, 1x1
            }
            relu
            maxpool 2x2
            dropout 0.25
            scale
            globalavgpool
            dense 2
            softmax
            """, Targets = Target.Ilgpu)]
        public sealed partial class Residual;
        """";

    [Fact]
    public Task A_network_with_labels() => Match(LeNet5);

    [Fact]
    public Task A_network_with_branches() => Match(Residual);

    [Fact]
    public Task A_faulty_network_keeps_its_surface() => Match(LeNet5.Replace("dense   10", "densse  10"));

    [Fact]
    public void The_class_itself_differs_in_who_sees_its_constants_alone()
    {
        var withDevice = Generate(LeNet5, "LeNet5.g.cs").Split('\n');
        var without = Generate(LeNet5.Replace(", Targets = Target.Cpu | Target.Ilgpu", ""), "LeNet5.g.cs").Split('\n');

        var remark = Assert.Single(withDevice.Except(without), line => line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        Assert.Equal(
            without.Select(line => line.Replace("private readonly struct", "internal readonly struct")),
            withDevice.Where(line => line != remark));
    }

    [Fact]
    public void Code_that_uses_a_faulty_network_on_a_device_has_no_errors_of_its_own()
    {
        const string Use = """
            using NetDsl;
            using NetDsl.Ilgpu;
            using Shop.Models;

            /// <summary>Uses the surface.</summary>
            public static class Use
            {
                /// <summary>Runs it.</summary>
                public static LeNet5.Label Run(LeNet5 network, GpuDevice device, float[] image)
                {
                    using var gpu = new LeNet5.OnIlgpu(network, device);
                    gpu.Upload();
                    gpu.Download();
                    _ = gpu.Predict(image).Best == LeNet5.Label.Nine;
                    return gpu.Classify(image);
                }
            }
            """;
        foreach (var source in new[] { LeNet5, LeNet5.Replace("dense   10", "densse  10"), LeNet5.Replace("6, 5x5, padding: same", "6, 99x99") })
        {
            Assert.Empty(Problems(new TestProject(source, Use).WithDeviceRuntime()));
        }
    }

    private static async Task Match(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        await Snapshot.Match(Generate(source, ".Ilgpu.g.cs"), nameof(DeviceCodeTests), method);
        Assert.Empty(Problems(new TestProject(source).WithDeviceRuntime()));
    }

    private static string Generate(string source, string file)
    {
        var project = new TestProject(source).WithDeviceRuntime();
        var trees = project.CreateDriver().RunGenerators(project.Compilation).GetRunResult().GeneratedTrees;
        return trees.First(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal)).ToString();
    }

    // Whatever the C# compiler says of the generated code, what generated code silences for the sake of users' own rules included.
    private static IEnumerable<Diagnostic> Problems(TestProject project)
    {
        var (compilation, reported) = project.Generate();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            var text = tree.ToString().Replace("#pragma warning disable", "//", StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text)));
        }

        return compilation.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning && one.Id != "CS1591").Concat(reported);
    }
}
