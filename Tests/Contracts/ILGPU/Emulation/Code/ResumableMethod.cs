using System.Collections.Concurrent;

namespace ILGPU.Emulation;

/// <summary>A method that can stop at barriers and be resumed.</summary>
internal sealed class ResumableMethod
{
    private readonly ConcurrentBag<Frame> idle = [];
    private Func<object>[] variableSlots = [];
    private Func<object>[] argumentSlots = [];

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

    /// <summary>Whether the method has barriers at all.</summary>
    public bool Stops => Sites.Length > 0 || Callees.Length > 0;

    /// <summary>A frame at the method's start, with those of the calls inside.</summary>
    public Frame Take() => idle.TryTake(out var frame) ? frame : Create();

    /// <summary>Keeps a frame whose method came to its end for another thread.</summary>
    public void Return(Frame frame) => idle.Add(frame);

    private Frame Create() => new(this)
    {
        Variables = New(Variables, ref variableSlots),
        Arguments = New(Parameters, ref argumentSlots),
        Result = Result == typeof(void) ? null : Slot.Maker(Result)(),
        Callees = Array.ConvertAll(Callees, callee => callee.Create()),
    };

    private static object[] New(Type[] types, ref Func<object>[] makers)
    {
        if (makers.Length != types.Length)
            makers = Array.ConvertAll(types, Slot.Maker);
        return Array.ConvertAll(makers, make => make());
    }
}
