using NetDsl.Compiler;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetworkTests.Comparison;
using NetworkTests.Drawn;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>The static memory plans: buffers that live at the same time have memory of their own, and all lies within the arena.</summary>
public sealed class MemoryPlanTests
{
    private const int Alignment = 16;

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(1000, 150));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Live_buffers_of_a_drawn_network_never_overlap(int seed) =>
        CheckAll(Declared.Compile("Drawn", NetworkDrawing.Text(seed)).Graph!);

    [Theory]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(Residual))]
    [InlineData(typeof(ComputedAgain))]
    [InlineData(typeof(ManyReaders))]
    [InlineData(typeof(Inception))]
    [InlineData(typeof(ActivationsFromInput))]
    [InlineData(typeof(ActivationForks))]
    [InlineData(typeof(EqualOperations))]
    [InlineData(typeof(Gates))]
    [InlineData(typeof(Scales))]
    public void Live_buffers_of_a_declared_network_never_overlap(Type network) => CheckAll(Declared.GraphOf(network));

    [Fact]
    public void Values_that_no_longer_live_give_their_memory_back()
    {
        var graph = Declared.Compile("Deep", "input 8x8x4\nrepeat 50 { conv2d 4, 3x3, padding: same; relu }").Graph!;

        var programs = PassPipeline.Run(graph, _ => "");

        // Two values of 8 x 8 x 4 live at a time in inference; training keeps all fifty and needs gradients besides.
        Assert.Equal(2 * 256, programs.Inference.Arena.FloatsPerSample);
        Assert.InRange(programs.Training.Arena.FloatsPerSample, 50 * 256, 53 * 256);
    }

    private static void CheckAll(NetworkGraph graph)
    {
        var programs = PassPipeline.Run(graph, _ => "", targets: BuildTargets.Cpu | BuildTargets.Ilgpu);
        Check(programs.Inference, programs.Training);
        Check(programs.Device!.Inference, programs.Device.Training);
    }

    private static void Check(InferenceProgram inference, TrainingProgram training)
    {
        Check(inference.Forward, BufferArea.Arena, inference.Arena);
        Check([.. training.Forward, .. training.Backward], BufferArea.Arena, training.Arena);
        // Prepared weights outlive the calls that write them.
        Check([.. inference.Prepare, new KernelCall("", [], [.. OperandsOf(inference.Prepare)], TakesBatch: false, "")], BufferArea.Prepared, inference.PreparedPlan);
    }

    private static IEnumerable<Operand> OperandsOf(IEnumerable<KernelCall> calls) => calls.SelectMany(call => call.Operands);

    private static void Check(IReadOnlyList<KernelCall> calls, BufferArea area, MemoryPlan plan)
    {
        var lives = calls
            .SelectMany((call, time) => call.Operands.Select(operand => (operand.Buffer, Time: time)))
            .Where(use => use.Buffer?.Area == area)
            .GroupBy(use => use.Buffer!, use => use.Time)
            .Select(uses => (Buffer: uses.Key, First: uses.Min(), Last: uses.Max()))
            .ToList();
        Assert.Equal(lives.Select(life => life.Buffer).ToHashSet(), plan.Offsets.Keys.ToHashSet());
        foreach (var (buffer, _, _) in lives)
        {
            Assert.Equal(0, plan.Offsets[buffer] % Alignment);
            Assert.InRange(plan.Offsets[buffer] + buffer.Elements, 0, buffer.IsPerSample ? plan.FloatsPerSample : plan.FixedFloats);
        }

        foreach (var (one, index) in lives.Select((life, index) => (life, index)))
        {
            foreach (var other in lives.Skip(index + 1).Where(other => other.First <= one.Last && one.First <= other.Last))
            {
                Assert.False(
                    one.Buffer.IsPerSample == other.Buffer.IsPerSample && Overlap(plan, one.Buffer, other.Buffer),
                    $"'{one.Buffer.Name}' and '{other.Buffer.Name}' live at the same time in the same memory.");
            }
        }
    }

    private static bool Overlap(MemoryPlan plan, MemoryBuffer one, MemoryBuffer other) =>
        plan.Offsets[one] < plan.Offsets[other] + other.Elements && plan.Offsets[other] < plan.Offsets[one] + one.Elements;
}
