using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Elaboration;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests.Lowering;

/// <summary>The programs of devices: the CPU's operations, with weights as they are saved.</summary>
public sealed class DeviceProgramTests
{
    private const BuildTargets Both = BuildTargets.Cpu | BuildTargets.Ilgpu;

    private static readonly string[] ClassesWithWeights = ["Conv2D", "Dense", "DepthwiseConv2D", "ConvTranspose2D"];

    [Fact]
    public void They_are_built_only_where_they_are_asked_for()
    {
        var graph = Elaborated.From("input 4; dense 2").Sound;

        Assert.Null(PassPipeline.Run(graph, _ => "").Device);
        Assert.NotNull(PassPipeline.Run(graph, _ => "", targets: Both).Device);
    }

    [Fact]
    public void Kernels_with_weights_read_them_as_they_are() => Assert.Equal(
        """
        Conv2D.Forward<C, Relu> input, CKernel, CBias, C
        DepthwiseConv2D.Forward<D, Identity> C, DKernel, -, D
        ConvTranspose2D.Forward<T, Identity> D, TKernel, TBias, T
        Dense.Forward<F, Identity> T, FKernel, FBias, output
        Dense.BackwardWeights<F> T, outputGradient, FKernel, FBias
        Dense.BackwardInput<F> outputGradient, FKernel, TGradient
        ConvTranspose2D.BackwardWeights<T> D, TGradient, TKernel, TBias
        ConvTranspose2D.BackwardInput<T> TGradient, TKernel, DGradient
        DepthwiseConv2D.BackwardWeights<D> C, DGradient, DKernel, -
        DepthwiseConv2D.BackwardInput<D> DGradient, DKernel, CGradient
        Elementwise.Backward<Relu> C, CGradient, CGradient
        Conv2D.BackwardWeights<C> input, CGradient, CKernel, CBias
        """,
        Show(training => [.. training.Forward, .. training.Backward], """
            input 4x4x2
            c: conv2d 3, 3x3, activation: relu
            d: depthwise 1x1, bias: false
            t: conv2dtranspose 2, 2x2
            flatten
            f: dense 2
            """));

    [Fact]
    public void What_is_folded_in_is_prepared_and_the_rest_is_read_from_the_weights()
    {
        var programs = Programs("""
            input 4x4x2
            c: conv2d 3, 3x3, bias: false
            n: batchnorm
            relu
            d: conv2d 2, 1x1
            """);

        Assert.Equal(
            """
            BatchNorm.Fold<N> NGamma, NBeta, NMovingMean, NMovingVariance, NAffine
            Conv2D.Fold<C> CKernel, -, NAffine, CFolded, CFoldedBias
            """,
            Show(programs.Inference.Prepare));
        Assert.Equal(
            """
            Conv2D.Forward<C, Relu> input, CFolded, CFoldedBias, Relu1
            Conv2D.Forward<D, Identity> Relu1, DKernel, DBias, output
            """,
            Show(programs.Inference.Forward));
        var prepared = programs.Inference.PreparedPlan.Offsets.Keys.ToDictionary(buffer => buffer.Name, buffer => buffer.Elements);
        Assert.Equal((54, 3), (prepared["CFolded"], prepared["CFoldedBias"]));
    }

    [Fact]
    public void Sums_and_derivatives_behind_a_norm_are_calls_of_their_own()
    {
        var training = Programs("""
            input 4x4x2
            residual { conv2d 2, 1x1, bias: false; batchnorm; relu; conv2d 2, 1x1, bias: false; batchnorm }
            relu
            conv2d 2, 1x1
            """).Training;

        Assert.DoesNotContain(training.Forward.Concat(training.Backward), IsFused);
        Assert.Equal(2, training.Backward.Count(call => call.Method == "Elementwise.Backward"));
        Assert.Contains(training.Forward, call => call.Method == "Add.Forward");
    }

    [Fact]
    public void Everything_else_is_called_as_on_the_CPU()
    {
        foreach (var graph in GraphsCalledAlike())
        {
            var cpu = PassPipeline.Run(graph, node => node.Name, targets: Both);
            var device = cpu.Device!;

            Assert.Equal(Others(cpu.Inference.Prepare), Others(device.Inference.Prepare));
            if (!FusesPooling(cpu))
            {
                Assert.Equal(Others(cpu.Inference.Forward), Others(device.Inference.Forward));
            }

            Assert.Equal(Others(cpu.Training.Forward), Others(device.Training.Forward));
            Assert.Equal(Others(cpu.Training.Backward), Others(device.Training.Backward));
        }
    }

    [Fact]
    public void Kernels_with_weights_stand_at_the_same_places_and_pack_nothing()
    {
        foreach (var graph in GraphsCalledAlike())
        {
            var cpu = PassPipeline.Run(graph, node => node.Name, targets: Both);
            var device = cpu.Device!;

            if (!FusesPooling(cpu))
            {
                Assert.Equal(Methods(cpu.Inference.Forward), Methods(device.Inference.Forward));
            }

            Assert.Equal(Methods(cpu.Training.Forward), Methods(device.Training.Forward));
            Assert.Equal(Methods(cpu.Training.Backward), Methods(device.Training.Backward));
            Assert.All(device.Inference.Prepare.Where(HasWeights), call => Assert.EndsWith(".Fold", call.Method, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_device_needs_no_more_memory_than_the_CPU()
    {
        foreach (var graph in GraphsCalledAlike())
        {
            var cpu = PassPipeline.Run(graph, node => node.Name, targets: Both);
            var device = cpu.Device!;

            if (!FusesPooling(cpu))
            {
                Assert.Equal(cpu.Inference.Arena.FloatsPerSample, device.Inference.Arena.FloatsPerSample);
            }

            Assert.Equal(cpu.Training.Arena.FloatsPerSample, device.Training.Arena.FloatsPerSample);
            Assert.InRange(device.Training.Arena.FixedFloats, 0, cpu.Training.Arena.FixedFloats);
        }
    }

    [Fact]
    public void Only_the_CPU_pools_in_the_pass_of_the_convolution()
    {
        var cpu = PassPipeline.Run(Elaborated.From("input 4x4x1; c: conv2d 3, 1x1, activation: relu; p: maxpool 2x2").Sound, node => node.Name, targets: Both);

        Assert.Equal("Conv2D.InferPooled<C, P, Relu> input, CPacked, output", Show(cpu.Inference.Forward));
        Assert.Equal("Conv2D.Forward<C, Relu> input, CKernel, CBias, C\nMaxPool.Infer<P> C, output", Show(cpu.Device!.Inference.Forward));
    }

    private static bool FusesPooling(NetworkPrograms programs) =>
        programs.Inference.Forward.Any(call => call.Method.EndsWith(".InferPooled", StringComparison.Ordinal));

    private static IEnumerable<NetworkGraph> Graphs() => MarkdownPage.In("Specs")
        .SelectMany(page => page.Blocks.Where(block => block.Language == "netdsl"))
        .Select(block => SpecCompilation.Compile(block.Text).Graph)
        .OfType<NetworkGraph>();

    // Sums that the CPU fuses with the kernels around them are calls of their own on a device, which keeps what the CPU computes again.
    private static IEnumerable<NetworkGraph> GraphsCalledAlike() => Graphs().Where(graph =>
    {
        var programs = PassPipeline.Run(graph, _ => "");
        return !programs.Inference.Forward.Concat(programs.Training.Forward).Concat(programs.Training.Backward).Any(IsFused);
    });

    private static bool IsFused(KernelCall call) =>
        call.Method.EndsWith(".ForwardAdd", StringComparison.Ordinal)
        || call.Method == "Conv2D.InferAdd"
        || call.Method == "Add.AccumulateBackward"
        || call.Comment == RecomputeValues.Comment
        || (call.Method == "BatchNorm.Backward" && call.TypeArguments.Count > 1);

    private static DevicePrograms Programs(string text) => PassPipeline.Run(Elaborated.From(text).Sound, _ => "", targets: Both).Device!;

    private static string Show(Func<TrainingProgram, IReadOnlyList<KernelCall>> calls, string text) => Show(calls(Programs(text).Training));

    private static string Show(IEnumerable<KernelCall> calls) => string.Join('\n', calls.Select(Show));

    private static string Show(KernelCall call) =>
        $"{call.Method}<{string.Join(", ", call.TypeArguments)}> {string.Join(", ", call.Operands.Select(operand => operand.Buffer?.Name ?? "-"))}";

    private static bool HasWeights(KernelCall call) => ClassesWithWeights.Contains(call.Method.Split('.')[0]);

    private static List<string> Others(IEnumerable<KernelCall> calls) => [.. calls.Where(call => !HasWeights(call)).Select(call => $"{Show(call)} {call.TakesBatch} {call.Comment}")];

    private static List<string> Methods(IEnumerable<KernelCall> calls) =>
        [.. calls.Select(call => $"{OnDevice(call.Method)}<{string.Join(", ", call.TypeArguments)}> {call.TakesBatch} {call.Comment}")];

    /// <summary>What the processor prepares for minimal filtering, or does not pack for it, is no matter of a device.</summary>
    private static string OnDevice(string method) => method switch
    {
        "Conv2D.Infer" or "Conv2D.ForwardUnpacked" => "Conv2D.Forward",
        "Conv2D.BackwardInputUnpacked" => "Conv2D.BackwardInput",
        _ => method,
    };
}
