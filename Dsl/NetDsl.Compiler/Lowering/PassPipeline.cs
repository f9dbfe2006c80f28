using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Graph to programs: named passes in their order.</summary>
public static class PassPipeline
{
    private static readonly Func<LoweredNetwork, LoweredNetwork>[] InferencePasses =
        [RemoveDropout.Run, ShareEqualOperations.Run, FoldAffine.Run, FuseActivations.InInference];

    private static readonly Func<LoweredNetwork, LoweredNetwork>[] TrainingPasses = [ShareEqualOperations.Run, FuseActivations.InTraining];

    /// <summary>Runs all passes.</summary>
    /// <param name="graph">A network without errors.</param>
    /// <param name="describe">What the comment behind a layer's call says.</param>
    /// <param name="className">The class that gets the code: none of its members can have its name.</param>
    public static NetworkPrograms Run(NetworkGraph graph, Func<GraphNode, string> describe, string className = "")
    {
        var lowered = LowerGraph.Run(graph, className);
        var constants = new SharedConstants(lowered);
        return new NetworkPrograms(
            constants,
            BuildInference(Apply(lowered, InferencePasses), constants, describe),
            BuildTraining(Apply(lowered, TrainingPasses), constants, describe));
    }

    private static LoweredNetwork Apply(LoweredNetwork network, Func<LoweredNetwork, LoweredNetwork>[] passes)
    {
        foreach (var pass in passes)
        {
            network = pass(network);
            VerifyOperations.Run(network);
        }

        return network;
    }

    private static InferenceProgram BuildInference(LoweredNetwork network, SharedConstants constants, Func<GraphNode, string> describe)
    {
        var builder = new ProgramBuilder(network, ProgramKind.Inference, constants, describe);
        var prepare = builder.BuildPreparation();
        var forward = builder.BuildForward();
        return new InferenceProgram(
            network,
            prepare,
            forward,
            PlanMemory.Run(prepare, BufferArea.Prepared),
            PlanMemory.Run(forward, BufferArea.Arena));
    }

    private static TrainingProgram BuildTraining(LoweredNetwork network, SharedConstants constants, Func<GraphNode, string> describe)
    {
        var builder = new ProgramBuilder(network, ProgramKind.Training, constants, describe);
        var pack = builder.BuildPacking();
        var forward = builder.BuildForward();
        var backward = builder.BuildBackward();
        return new TrainingProgram(network, pack, forward, backward, PlanMemory.Run([.. pack, .. forward, .. backward], BufferArea.Arena));
    }
}
