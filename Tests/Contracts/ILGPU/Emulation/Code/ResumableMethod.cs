namespace ILGPU.Emulation;

/// <summary>A method that can stop at barriers and be resumed.</summary>
internal sealed class ResumableMethod
{
    /// <summary>Runs the method.</summary>
    public required Step Step { get; init; }

    /// <summary>The types of the variables that outlive a stop.</summary>
    public required Type[] Variables { get; init; }

    /// <summary>The types of the parameters.</summary>
    public required Type[] Parameters { get; init; }

    /// <summary>The type of the result.</summary>
    public required Type Result { get; init; }

    /// <summary>The calls that may stop, in the order of the code.</summary>
    public required ResumableMethod[] Callees { get; init; }

    /// <summary>The barriers, in the order of the code.</summary>
    public required BarrierSite[] Sites { get; init; }

    /// <summary>A frame for one thread, with those of the calls inside.</summary>
    public Frame CreateFrame(BarrierMutation? mutation) => new(this, mutation)
    {
        Variables = Array.ConvertAll(Variables, Slot),
        Arguments = Array.ConvertAll(Parameters, Slot),
        Result = Result == typeof(void) ? null : Slot(Result),
        Callees = Array.ConvertAll(Callees, callee => callee.CreateFrame(mutation)),
    };

    private static object Slot(Type type) => Activator.CreateInstance(typeof(Slot<>).MakeGenericType(type))!;
}
