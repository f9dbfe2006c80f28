using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Graph to programs: named passes in their order.</summary>
public static class PassPipeline
{
    /// <summary>Runs all passes.</summary>
    /// <param name="graph">A network without errors.</param>
    /// <param name="describe">What the comment behind a layer's call says.</param>
    /// <param name="className">The class that gets the code: none of its members can have its name.</param>
    /// <param name="targets">What the programs are for; those of the CPU are always built.</param>
    public static NetworkPrograms Run(
        NetworkGraph graph, Func<GraphNode, string> describe, string className = "", BuildTargets targets = BuildTargets.Cpu)
    {
        var lowered = LowerGraph.Run(graph, className);
        var constants = new SharedConstants(lowered);
        InferenceProgram Inference(Dialect dialect)
        {
            var inference = Apply(lowered, InferencePasses(dialect));
            return BuildInference(new(inference, ProgramKind.Inference, dialect, constants, describe), inference);
        }

        TrainingProgram Training(Dialect dialect)
        {
            var training = Apply(lowered, TrainingPasses(dialect));
            return BuildTraining(new(training, ProgramKind.Training, dialect, constants, describe), training, dialect);
        }

        return new NetworkPrograms(constants, Inference(Dialect.Cpu), Training(Dialect.Cpu))
        {
            Device = targets.HasFlag(BuildTargets.Ilgpu) ? new DevicePrograms(Inference(Dialect.Device), Training(Dialect.Device)) : null,
        };
    }

    private static Func<LoweredNetwork, LoweredNetwork>[] InferencePasses(Dialect dialect) => dialect.HasFusedKernels
        ? [RemoveDropout.Run, ShareEqualOperations.Run, FoldAffine.Run, FuseSums.InInference, FuseActivations.InInference, FusePooling.Run]
        : [RemoveDropout.Run, ShareEqualOperations.Run, FoldAffine.Run, FuseActivations.InInference];

    private static Func<LoweredNetwork, LoweredNetwork>[] TrainingPasses(Dialect dialect) => dialect.HasFusedKernels
        ? [ShareEqualOperations.Run, FuseSums.InTraining, FuseActivations.InTraining]
        : [ShareEqualOperations.Run, FuseActivations.InTraining];

    private static LoweredNetwork Apply(LoweredNetwork network, Func<LoweredNetwork, LoweredNetwork>[] passes)
    {
        foreach (var pass in passes)
        {
            network = pass(network);
            VerifyOperations.Run(network);
        }

        return network;
    }

    private static InferenceProgram BuildInference(ProgramBuilder builder, LoweredNetwork network)
    {
        var prepare = builder.BuildPreparation();
        var forward = builder.BuildForward();
        return new InferenceProgram(
            network,
            prepare,
            forward,
            PlanMemory.Run(prepare, BufferArea.Prepared),
            PlanMemory.Run(forward, BufferArea.Arena));
    }

    private static TrainingProgram BuildTraining(ProgramBuilder builder, LoweredNetwork network, Dialect dialect)
    {
        var forward = builder.BuildForward();
        var backward = builder.BuildBackward();
        if (dialect.HasFusedKernels)
        {
            backward = RecomputeValues.Run(forward, backward);
        }

        return new TrainingProgram(network, forward, backward, PlanMemory.Run([.. forward, .. backward], BufferArea.Arena));
    }
}
