using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Generated code writes names of the runtime short; the lists of them must hold all that any layer's page needs.</summary>
public sealed class ReservedNameTests
{
    private static readonly IReadOnlyList<NetworkPrograms> Programs =
    [
        .. MarkdownPage.In("Specs")
            .SelectMany(page => page.Blocks.Where(block => block.Language == "netdsl"))
            .Select(block => SpecCompilation.Compile(block.Text).Graph)
            .OfType<NetworkGraph>()
            .Select(graph => PassPipeline.Run(graph, _ => "", targets: BuildTargets.Cpu | BuildTargets.Ilgpu)),
    ];

    public static TheoryData<string> Parts { get; } = ["Cpu", "Ilgpu"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_class_that_calls_name_is_told_apart_from_types_of_users(string part) => Holds(
        NamesOf(part),
        Programs.SelectMany(programs => Calls(programs, part)).Where(call => call.Method.Contains('.')).Select(call => call.Method.Split('.')[0]));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_activation_is_told_apart_from_types_of_users(string part) => Holds(
        NamesOf(part),
        Programs.SelectMany(programs => programs.Training.Network.Operations)
            .Select(operation => operation.Kernel)
            .OfType<ActivationKernel>()
            .Select(activation => activation.Function));

    [Fact]
    public void Layers_step_aside_from_the_interfaces_and_members_of_constants()
    {
        var structs = Programs.SelectMany(programs => programs.Constants.Structs).Select(shared => shared.Spec).ToList();

        Holds(
            IdentifierScope.ReservedInNetwork,
            structs.Select(spec => spec.Interface).Concat(structs.SelectMany(spec => spec.Constants).Select(constant => constant.Name)));
    }

    private static void Holds(IEnumerable<string> list, IEnumerable<string> needed)
    {
        var names = needed.Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.Empty(names.Except(list));
    }

    private static IEnumerable<string> NamesOf(string part) => (part == "Cpu" ? RuntimeNames.Cpu : RuntimeNames.Ilgpu).Namespaces.Keys;

    private static IEnumerable<KernelCall> Calls(NetworkPrograms programs, string part)
    {
        var (inference, training) = part == "Cpu" ? (programs.Inference, programs.Training) : (programs.Device!.Inference, programs.Device.Training);
        return [.. inference.Prepare, .. inference.Forward, .. training.Forward, .. training.Backward];
    }
}
