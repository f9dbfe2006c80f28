using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Package;

/// <summary>What a newcomer does: install the package into an empty project, declare networks in the three ways and take one from the library, build, run.</summary>
[Trait("Category", "Package")]
public sealed class PackageTests : IClassFixture<ConsumerProject>
{
    private const string Program = """"
        using System;
        using NetDsl;

        foreach (var (name, parameters, network) in new (string, long, Network)[]
        {
            ("text", ByText.ParameterCount, new ByText(seed: 1)),
            ("attributes", ByAttributes.ParameterCount, new ByAttributes(seed: 1)),
            ("file", ByFile.ParameterCount, new ByFile(seed: 1)),
            ("library", ByLibrary.ParameterCount, new ByLibrary(seed: 1)),
        })
        {
            using var session = network.CreateSession(batch: 1);
            var output = new float[10];
            session.Forward(new float[28 * 28], output);
            Console.WriteLine($"{name}: {parameters} parameters, {output.Length} outputs");
        }

        [Network("""
            input 28x28x1
            conv2d 6, 5x5, padding: same, activation: relu
            maxpool 2x2
            flatten
            dense 10
            """)]
        public sealed partial class ByText;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Relu)]
        [MaxPool(2)]
        [Flatten]
        [Dense(10)]
        public sealed partial class ByAttributes;

        [Network(File = "Digits.netdsl", With = "classes: 10")]
        public sealed partial class ByFile;

        [Network]
        [Use("classic.LeNet5")]
        public sealed partial class ByLibrary;
        """";

    private const string File = """
        network Digits(classes) {
            input 28x28x1
            conv2d 6, 5x5, padding: same, activation: relu
            maxpool 2x2
            flatten
            dense classes
        }
        """;

    private readonly ConsumerProject consumer;

    public PackageTests(ConsumerProject consumer) => this.consumer = consumer;

    [Fact]
    public void A_package_builds_and_runs_in_an_empty_project_and_refuses_a_faulty_network()
    {
        consumer.Write("Program.cs", Program);
        consumer.Write("networks/Digits.netdsl", File);
        var parameters = (5 * 5 * 1 * 6) + 6 + (14 * 14 * 6 * 10) + 10;

        var built = consumer.Run("build", "-c", "Release", "-warnaserror");
        Assert.True(built.Code == 0, built.Output);
        Assert.Equal(
            [
                $"text: {parameters} parameters, 10 outputs",
                $"attributes: {parameters} parameters, 10 outputs",
                $"file: {parameters} parameters, 10 outputs",
                "library: 61706 parameters, 10 outputs",
            ],
            consumer.Run("run", "-c", "Release", "--no-build").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));

        consumer.Write("Program.cs", Program.Replace("maxpool 2x2", "maxpool 99x99"));
        AssertRefused("Program.cs(", consumer.Run("build", "-c", "Release", "--no-restore"));
        AssertRefused("Program.cs(", consumer.Run("build", "-c", "Release", "--no-restore", "-p:RunAnalyzers=false"));

        consumer.Write("Program.cs", Program);
        consumer.Write("networks/Digits.netdsl", File.Replace("maxpool 2x2", "maxpool 99x99"));
        AssertRefused("Digits.netdsl(4,", consumer.Run("build", "-c", "Release", "--no-restore"));
    }

    [Fact]
    public void The_package_carries_the_runtime_and_all_that_the_hosts_need()
    {
        var files = consumer.PackageFiles;

        Assert.Contains("lib/net10.0/NetDsl.Runtime.dll", files);
        Assert.Equal(
            ["NetDsl.Analyzers.dll", "NetDsl.CodeFixes.dll", "NetDsl.Compiler.dll", "NetDsl.Generator.dll", "Sprache.dll"],
            files.Where(file => file.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("build/NetDsl.props", files);
        Assert.Contains("buildTransitive/NetDsl.props", files);
        Assert.Contains("docs/diagnostics/NDSL0001.md", files);
    }

    private static void AssertRefused(string place, (int Code, string Output) build)
    {
        Assert.NotEqual(0, build.Code);
        var errors = build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        Assert.Contains("error NDSL3", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Contains(place, errors[0], StringComparison.Ordinal);
    }
}
