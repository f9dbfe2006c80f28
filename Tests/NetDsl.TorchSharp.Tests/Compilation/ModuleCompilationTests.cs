using NetDsl.Compiler;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests.Specs;
using NetworkTests.Drawn;

namespace NetDsl.TorchSharp.Tests.Compilation;

/// <summary>Every module that the compiler writes is C# without a mistake and without a warning.</summary>
public sealed class ModuleCompilationTests
{
    private const string LeNet5 = """
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
        """;

    [Fact]
    public void Modules_of_all_networks_of_the_library_compile()
    {
        NetworkCompilation[] networks = [.. NetworkLibrary.Networks.Select(ModuleCompilation.Compile)];

        Assert.Equal(58, networks.Length);
        Assert.All(networks, network => Assert.True(network.Succeeded, string.Join('\n', network.Diagnostics)));
        Compiles(networks);
    }

    [Fact]
    public void Modules_of_all_networks_on_pages_of_layers_compile()
    {
        NetworkCompilation[] networks =
        [
            .. MarkdownPage.In("Specs")
                .SelectMany(page => page.Blocks.Where(block => block.Language == "netdsl"))
                .Select((block, i) => SpecCompilation.Compile(block.Text, BuildTargets.Cpu | BuildTargets.TorchSharp, $"Page{i}")),
        ];

        Assert.Contains(networks, network => !network.Succeeded);
        Assert.True(networks.Count(network => network.Succeeded) > 100);
        Compiles(networks);
    }

    [Fact]
    public void Modules_of_drawn_networks_compile() =>
        Compiles([.. Enumerable.Range(0, 100).Select(seed => ModuleCompilation.Compile($"Drawn{seed}", NetworkDrawing.Text(seed)))]);

    [Theory]
    [InlineData("")]
    [InlineData("dense 3")]
    [InlineData("expect parameters == 5")]
    [InlineData("conv2d 6, 99x99")]
    public void A_module_compiles_with_the_class_around_it_and_code_that_uses_it(string last)
    {
        const string Use = """
            using global::TorchSharp;
            using Shop;

            internal static class Use
            {
                public static float[] Run(Net network, float[] images)
                {
                    using var module = new Net.TorchModule(network, torch.CPU, torch.float32);
                    using var other = new Net.TorchModule();
                    other.CopyFrom(network);
                    other.CopyTo(network);
                    module.eval();
                    using var input = Net.TorchModule.ToTensor(images, torch.CPU);
                    using torch.Tensor output = module.call(input);
                    return Net.TorchModule.ToSamples(output);
                }
            }
            """;
        var network = ModuleCompilation.Compile("Shop", LeNet5 + "\n" + last);

        Assert.Equal(last.Length == 0, network.Succeeded);
        Assert.Equal([], ModuleCompilation.Problems([network.Code, ModuleCompilation.CodeOf(network), Use]));
    }

    private static void Compiles(IReadOnlyList<NetworkCompilation> networks)
    {
        var outlines = networks.Select(network => ModuleCompilation.Outline(network.Request.Place));
        var problems = ModuleCompilation.Problems([.. networks.Select(ModuleCompilation.CodeOf), .. outlines]);

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }
}
