using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// An activation that alone reads a kernel's output is computed with that kernel, before the result leaves the cache. Training fuses
/// those whose derivative follows from the output; the others' input must still be there when the adjoint comes.
/// </summary>
internal static class FuseActivations
{
    public static LoweredNetwork InInference(LoweredNetwork network) => Run(network, static _ => true);

    public static LoweredNetwork InTraining(LoweredNetwork network) => Run(network, static activation => !activation.SlopeFromInput);

    private static LoweredNetwork Run(LoweredNetwork network, Func<ActivationKernel, bool> mayFuse) => MergeIntoProducer.Run(
        network,
        (producer, reader) => reader.Kernel is ActivationKernel activation
            && mayFuse(activation)
            && producer is { FusedActivation: null, Kernel.FusesActivation: true },
        static (producer, activation) => producer with { FusedActivation = activation });
}
