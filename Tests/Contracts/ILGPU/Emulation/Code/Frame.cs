namespace ILGPU.Emulation;

/// <summary>Runs a method from where it stopped; true when it came to its end.</summary>
internal delegate bool Step(Frame frame);

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

    public Frame(ResumableMethod method) => this.method = method;

    /// <summary>Runs the method from where it stopped.</summary>
    public bool Run() => method.Step(this);

    /// <summary>Whether the barrier of a site counts now.</summary>
    public bool StopsAt(int site) =>
        EmulatedThread.Current!.Runner.Plan.Mutation is not { } mutation || !mutation.Ignores(method.Sites[site]);
}
