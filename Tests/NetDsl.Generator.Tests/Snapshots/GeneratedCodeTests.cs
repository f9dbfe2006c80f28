using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>The generated code, to be read in full; each compiles without a warning.</summary>
public sealed class GeneratedCodeTests
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
            """)]
        public sealed partial class LeNet5;
        """";

    private const string Residual = """
        using NetDsl;

        /// <summary>Two branches that are added.</summary>
        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3, Padding = Padding.Same, Bias = false, Name = "stem")]
        [BatchNorm]
        [Relu(Name = "trunk")]
        [Conv2D(4, 3, 1, PaddingTop = 1, PaddingBottom = 1, Name = "body")]
        [Conv2D(4, 1, From = "trunk", Name = "skip")]
        [Add("body", "skip")]
        [Relu]
        [Dropout(0.25)]
        [GlobalAvgPool]
        [Dense(2)]
        [Softmax]
        public sealed partial class Residual;
        """;

    [Fact]
    public Task A_network_with_labels() => Match(LeNet5);

    [Fact]
    public Task A_network_with_branches_by_attributes() => Match(Residual);

    [Fact]
    public Task A_faulty_network_keeps_its_surface() => Match(LeNet5.Replace("dense   10", "densse  10"));

    [Fact]
    public void Text_attributes_and_file_give_the_same_code()
    {
        const string Statements = "input 28x28x1; conv2d 6, 5x3, padding: same, activation: relu; maxpool 2; flatten; dense 2; labels a, b; loss crossentropy";
        const string Attributes = """
            [Network, Input(28, 28, 1), Conv2D(6, 5, 3, Padding = Padding.Same, Activation = Activation.Relu), MaxPool(2), Flatten, Dense(2)]
            [Labels("a", "b"), Loss(Loss.CrossEntropy)]
            """;
        var byText = Generate(new TestProject($"[NetDsl.Network(\"{Statements}\")] public partial class Net;"));
        var byAttributes = Generate(new TestProject($"using NetDsl;\n{Attributes}\npublic partial class Net;"));
        var byFile = Generate(new TestProject("[NetDsl.Network(File = \"Net.netdsl\")] public partial class Net;").WithFile("Net.netdsl", Statements));

        Assert.Contains("ParameterCount", byText, StringComparison.Ordinal);
        Assert.Equal(byText, byAttributes);
        Assert.Equal(byText, byFile);
    }

    [Fact]
    public void Code_that_uses_a_faulty_network_has_no_errors_of_its_own()
    {
        const string Use = """
            using System;
            using NetDsl;
            using Shop.Models;

            /// <summary>Uses all of the public surface.</summary>
            public static class Use
            {
                /// <summary>Runs it.</summary>
                public static LeNet5.Label Run(float[] image)
                {
                    using var network = new LeNet5(seed: 1);
                    using var session = network.CreateSession(batch: 4);
                    using var training = network.CreateTrainingSession(batch: 4);
                    session.Forward(image, new float[40]);
                    training.Forward(image, new float[40]);
                    training.Backward(image, new float[40]);
                    _ = network.Predict(image).Best == LeNet5.Label.Nine;
                    Console.WriteLine(LeNet5.ParameterCount + LeNet5.Macs + LeNet5.Input.Length + LeNet5.Output.Length);
                    return network.Classify(image);
                }
            }
            """;
        foreach (var source in new[] { LeNet5, LeNet5.Replace("dense   10", "densse  10"), LeNet5.Replace("6, 5x5, padding: same", "6, 99x99") })
        {
            Assert.Empty(Problems(new TestProject(source, Use)));
        }
    }

    private static async Task Match(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var project = new TestProject(source);
        Assert.Empty(Problems(project));
        await Snapshot.Match(Generate(project), nameof(GeneratedCodeTests), method);
    }

    private static string Generate(TestProject project) =>
        Assert.Single(project.CreateDriver().RunGenerators(project.Compilation).GetRunResult().GeneratedTrees).ToString();

    // Whatever the C# compiler says of the generated code, warnings about documentation included.
    private static IEnumerable<Diagnostic> Problems(TestProject project)
    {
        var (compilation, reported) = project.Generate();
        return compilation.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning).Concat(reported);
    }
}
