using NetDsl.Compiler;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>Modules of TorchSharp, to be read in full; that they compile is tested with TorchSharp's declarations.</summary>
public sealed class ModuleCodeTests
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

    // Equal blocks, blocks in blocks, a branch of its own, a layer without a summand, what is dropped, and modules that are only held.
    private const string Branches = """
        block convnorm(f, k, s: 1) { conv: conv2d f, k, stride: s, padding: (k - 1) / 2, bias: false; norm: batchnorm }
        block unit(f) { residual { "0": convnorm f, 3; relu; "1": convnorm f, 3; droppath 0.1 }; relu }
        block inception(a, b) {
            concat {
                one: branch { "": convnorm a, 1; relu }
                three: branch { "0": convnorm a, 1; relu; "1": convnorm b, 3; relu }
                pool: branch { maxpool 3x3, stride: 1, padding: 1; "1": convnorm a, 1; relu }
            }
        }

        input 32x32x3
        stem: convnorm 8, 3, 2
        relu
        layer1: unit 8
        layer2: unit 8
        mixed: inception 8, 16
        skip: current
        batchnorm center: false
        "pair.left": conv2d 8, 1x1, activation: sigmoid
        y: current
        from skip
        "pair.right": conv2d 8, 1x1
        multiply(current, y)
        globalavgpool
        dropout 0.25
        "head.1": dense 5
        """;

    [Fact]
    public Task A_network_of_layers_in_a_row() => Match(LeNet5);

    [Fact]
    public Task A_network_with_branches_and_blocks() => Match(Branches);

    [Fact]
    public Task A_faulty_network_keeps_its_surface() => Match(LeNet5.Replace("dense   10", "densse  10", StringComparison.Ordinal));

    private static Task Match(string text, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var place = new ClassPlace("Shop.Models", ValueList<string>.Empty, "Net", "partial class Net");
        var request = new NetworkRequest(
            place, new SourceFile("Net", text), null, "", ValueList<SourceFile>.Empty, BuildTargets.Cpu | BuildTargets.TorchSharp);
        return Snapshot.Match(Assert.Single(NetCompiler.Compile(request).Parts).Code, nameof(ModuleCodeTests), method);
    }
}
