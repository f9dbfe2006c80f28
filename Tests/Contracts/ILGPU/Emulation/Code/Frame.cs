namespace ILGPU.Emulation;

/// <summary>Runs a method from where it stopped; true when it came to its end.</summary>
internal delegate bool Step(Frame frame);

/// <summary>A variable that outlives a stop.</summary>
internal sealed class Slot<T>
{
    /// <summary>What it holds.</summary>
    public T Value = default!;
}

internal static class Slot
{
    /// <summary>A slot that holds a value.</summary>
    public static object Of<T>(T value) => new Slot<T> { Value = value };
}

/// <summary>What one thread keeps of one call while it waits at a barrier. Written by the rewritten methods.</summary>
internal sealed class Frame
{
    /// <summary>Where to go on; 0 is the method's start.</summary>
    public int State;

    /// <summary>Slots of the method's variables.</summary>
    public object[] Variables = [];

    /// <summary>Slots of the arguments.</summary>
    public object[] Arguments = [];

    /// <summary>The frames of the calls that may stop.</summary>
    public Frame[] Callees = [];

    /// <summary>The slot of the result, unless there is none.</summary>
    public object? Result;

    private readonly ResumableMethod method;
    private readonly BarrierMutation? mutation;

    public Frame(ResumableMethod method, BarrierMutation? mutation)
    {
        this.method = method;
        this.mutation = mutation;
    }

    /// <summary>Runs the method from where it stopped.</summary>
    public bool Run() => method.Step(this);

    /// <summary>Whether the barrier of a site counts now.</summary>
    public bool StopsAt(int site) => mutation is null || !mutation.Ignores(method.Sites[site]);
}
