using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>The parts of the programs whose calls are timed.</summary>
public enum ProfiledPhase
{
    /// <summary>Weights laid out for predictions, once for each version of them.</summary>
    Prepare,

    /// <summary>A prediction.</summary>
    Predict,

    /// <summary>The forward half of a training step.</summary>
    Forward,

    /// <summary>The adjoint.</summary>
    Backward,
}

/// <summary>A call that profiled code times.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Call">The call.</param>
public sealed record ProfiledCall(ProfiledPhase Phase, KernelCall Call)
{
    /// <summary>The calls of all programs; the place of each is the number of its counter.</summary>
    public static IReadOnlyList<ProfiledCall> Of(NetworkPrograms programs) =>
    [
        .. Enum.GetValues(typeof(ProfiledPhase)).Cast<ProfiledPhase>()
            .SelectMany(phase => Of(programs, phase).Select(call => new ProfiledCall(phase, call))),
    ];

    /// <summary>The calls of a phase.</summary>
    public static IReadOnlyList<KernelCall> Of(NetworkPrograms programs, ProfiledPhase phase) => phase switch
    {
        ProfiledPhase.Prepare => programs.Inference.Prepare,
        ProfiledPhase.Predict => programs.Inference.Forward,
        ProfiledPhase.Forward => programs.Training.Forward,
        _ => programs.Training.Backward,
    };
}
