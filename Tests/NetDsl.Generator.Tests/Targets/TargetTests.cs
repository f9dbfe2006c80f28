using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Targets;

/// <summary>What [Network] says of targets, and the files that come of it.</summary>
public sealed class TargetTests
{
    private const string Statements = "input 4; dense 2; labels a, b";

    [Fact]
    public void The_compilers_targets_are_those_of_the_attribute() => Assert.Equal(
        Enum.GetValues<Target>().Select(target => (target.ToString(), (int)target)),
        Enum.GetValues<BuildTargets>().Select(target => (target.ToString(), (int)target)));

    [Theory]
    [InlineData("")]
    [InlineData(", Targets = Target.Cpu")]
    [InlineData(", Targets = (Target)1")]
    public void The_CPU_alone_has_one_file(string targets) =>
        Assert.Equal(["Net.g.cs"], FilesOf(Project($"[Network(\"{Statements}\"{targets})] public partial class Net;")));

    [Theory]
    [InlineData("Target.Cpu | Target.Ilgpu")]
    [InlineData("Target.Ilgpu")]
    [InlineData("NetDsl.Target.Ilgpu | NetDsl.Target.Cpu")]
    [InlineData("(Target)3")]
    [InlineData("Mine.All")]
    public void A_device_has_a_file_beside_the_class(string targets)
    {
        var project = Project(
            $"[Network(\"{Statements}\", Targets = {targets})] public partial class Net; static class Mine {{ public const Target All = Target.Cpu | Target.Ilgpu; }}");

        Assert.Equal(["Net.Ilgpu.g.cs", "Net.g.cs", "NetDsl-DeviceAccess.g.cs"], FilesOf(project));
    }

    [Theory]
    [InlineData("Target.TorchSharp", "Net.TorchSharp.g.cs,Net.g.cs")]
    [InlineData("(Target)4", "Net.TorchSharp.g.cs,Net.g.cs")]
    [InlineData("Target.Cpu | Target.TorchSharp", "Net.TorchSharp.g.cs,Net.g.cs")]
    [InlineData("(Target)7", "Net.Ilgpu.g.cs,Net.TorchSharp.g.cs,Net.g.cs,NetDsl-DeviceAccess.g.cs")]
    public void Each_target_has_a_file_of_its_own(string targets, string files) =>
        Assert.Equal(files.Split(','), FilesOf(Project($"[Network(\"{Statements}\", Targets = {targets})] public partial class Net;")));

    [Theory]
    [InlineData(BuildTargets.Cpu, false, false)]
    [InlineData(BuildTargets.Cpu | BuildTargets.TorchSharp, false, true)]
    [InlineData(BuildTargets.Cpu | BuildTargets.Ilgpu, true, false)]
    public void Parts_that_nobody_asks_for_are_not_built(BuildTargets targets, bool onDevices, bool onTorch)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, new SourceFile("Net", Statements), null, "", ValueList<SourceFile>.Empty, targets));

        Assert.Equal((onDevices, onTorch), (compilation.PartOf(BuildTargets.Ilgpu) is not null, compilation.PartOf(BuildTargets.TorchSharp) is not null));
        // Constants are open to the rest of the assembly for the sake of programs of devices alone.
        Assert.Equal(onDevices, compilation.Code.Contains("internal readonly struct", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_attributes_and_file_give_the_same_code()
    {
        var byText = Project($"[Network(\"{Statements}\", Targets = Target.Ilgpu)] public partial class Net;");
        var byAttributes = Project("[Network(Targets = Target.Ilgpu), Input(4), Dense(2), Labels(\"a\", \"b\")] public partial class Net;");
        var byFile = Project("[Network(Targets = Target.Ilgpu, File = \"Net.netdsl\")] public partial class Net;").WithFile("Net.netdsl", Statements);

        Assert.Contains("Dense.Forward<Dense1, Identity>(queue, batch, input, weights.Dense1Kernel, weights.Dense1Bias, output);", DeviceCode(byText), StringComparison.Ordinal);
        Assert.Equal(DeviceCode(byText), DeviceCode(byAttributes));
        Assert.Equal(DeviceCode(byText), DeviceCode(byFile));
    }

    [Fact]
    public void A_faulty_network_keeps_the_surface_of_its_device()
    {
        var unbuilt = DeviceCode(Project("[Network(\"input 4; densse 2; labels a, b\", Targets = Target.Ilgpu)] public partial class Net;"));
        var faulty = DeviceCode(Project("[Network(\"input 4; dense 2; labels a, b; expect parameters == 1\", Targets = Target.Ilgpu)] public partial class Net;"));

        foreach (var (code, fault) in new[] { (unbuilt, "Fault"), (faulty, "\"Net(1,") })
        {
            Assert.Contains("public sealed class OnIlgpu : global::NetDsl.Ilgpu.DeviceNetwork<Net.Label>", code, StringComparison.Ordinal);
            Assert.Contains("public Label Classify(Input sample)", code, StringComparison.Ordinal);
            Assert.Contains($"throw new InvalidOperationException({fault}", code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_whose_names_would_be_the_same_get_names_of_their_own()
    {
        var project = Project("""
            [Network("input 4", Targets = Target.Ilgpu)]
            public partial class Shop
            {
                [Network("input 5")]
                public partial class ILGPU;
            }
            """);

        var names = FilesOf(project);

        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Shop.g.cs", names);
    }

    [Fact]
    public void An_assembly_is_opened_to_kernels_once_and_not_where_it_is_signed()
    {
        const string Two = """
            [Network("input 4", Targets = Target.Ilgpu)] public partial class One;
            [Network("input 4", Targets = Target.Ilgpu)] public partial class Two;
            """;
        var signed = Project(Two);
        signed.Compilation = signed.Compilation.WithOptions(signed.Compilation.Options.WithCryptoKeyFile("key.snk"));

        Assert.Single(FilesOf(Project(Two)), "NetDsl-DeviceAccess.g.cs");
        Assert.DoesNotContain("NetDsl-DeviceAccess.g.cs", FilesOf(signed));
    }

    // The generator looks for these types alone.
    private static TestProject Project(string source) => new(
        "using NetDsl;\n" + source,
        "namespace NetDsl.Ilgpu { public abstract class DeviceNetwork; } namespace NetDsl.Torch { public static class WeightTransfer; }");

    private static List<string> FilesOf(TestProject project) =>
        [.. Trees(project).Select(tree => Path.GetFileName(tree.FilePath)).Order(StringComparer.Ordinal)];

    private static string DeviceCode(TestProject project) =>
        Trees(project).First(tree => tree.FilePath.EndsWith(".Ilgpu.g.cs", StringComparison.Ordinal)).ToString();

    private static IEnumerable<SyntaxTree> Trees(TestProject project) =>
        project.CreateDriver().RunGenerators(project.Compilation).GetRunResult().GeneratedTrees;
}
