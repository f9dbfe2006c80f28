using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>
/// Rewrites a method so that it returns at a barrier and goes on there when it is called again, as the C# compiler does
/// with iterators: its variables move into a <see cref="Frame"/> when it stops. A thread of a group is then a frame, and
/// changing threads costs a call instead of a switch of operating system threads.
/// </summary>
internal sealed class MethodRewriter
{
    private static readonly ConcurrentDictionary<MethodBase, ResumableMethod?> Known = new();
    private static readonly MethodInfo Barrier = typeof(Group).GetMethod(nameof(Group.Barrier))!;

    private readonly MethodBase method;
    private readonly IReadOnlyList<Instruction> code;
    private readonly IReadOnlyDictionary<int, int> depths;
    private readonly FrameEmitter emitter;
    private readonly List<ResumableMethod> callees = [];
    private readonly List<BarrierSite> sites = [];

    private MethodRewriter(MethodBase method)
    {
        this.method = method;
        code = MethodCode.Read(method);
        depths = StackDepths.Of(code);
        emitter = new FrameEmitter(method);
    }

    /// <summary>The rewritten method, or null if the method does something that a frame cannot keep.</summary>
    public static ResumableMethod? Rewrite(MethodBase method) => Known.GetOrAdd(method, static m =>
    {
        try
        {
            return new MethodRewriter(m).Run();
        }
        catch (NotRewritableException)
        {
            return null;
        }
    });

    private ResumableMethod Run()
    {
        if (!method.IsStatic || method.GetMethodBody() is not { ExceptionHandlingClauses.Count: 0 })
            throw new NotRewritableException();
        if (ReferenceLife.CrossesStop(method, code, MayStop()))
            throw new NotRewritableException();
        Type? constraint = null;
        Instruction? before = null;
        foreach (var instruction in code)
        {
            emitter.Mark(instruction.Offset);
            if (DeviceArithmetic.Replacement(instruction, before) is { } replacement)
                emitter.Replace(replacement);
            else if (instruction.Code != OpCodes.Constrained)
                Copy(instruction, constraint);
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
            before = instruction;
        }
        return new ResumableMethod
        {
            Step = emitter.Finish(),
            Variables = emitter.SavedTypes,
            Parameters = emitter.ParameterTypes,
            Result = emitter.ResultType,
            Callees = [.. callees],
            Sites = [.. sites],
        };
    }

    /// <summary>Tells the calls that may stop from other instructions.</summary>
    private Func<Instruction, bool> MayStop()
    {
        var stops = new HashSet<int>();
        Type? constraint = null;
        foreach (var instruction in code)
        {
            if (instruction.Method is { } callee && BarrierSearch.Contains(StaticCall.Resolve(callee, constraint)))
                stops.Add(instruction.Offset);
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
        }
        return instruction => stops.Contains(instruction.Offset);
    }

    private void Copy(Instruction instruction, Type? constraint)
    {
        if (instruction.Method is not { } named)
        {
            emitter.Copy(instruction);
            return;
        }
        var callee = StaticCall.Resolve(named, constraint);
        if (callee == Barrier)
            Stop(instruction);
        else if (BarrierSearch.Contains(callee))
            Call(instruction, callee);
        else
            emitter.Call(instruction, callee, constraint);
    }

    private void Stop(Instruction instruction)
    {
        if (depths[instruction.Offset] != 0)
            throw new NotRewritableException();
        emitter.Barrier(sites.Count);
        sites.Add(new BarrierSite(KernelName.Of(method), instruction.Offset));
    }

    private void Call(Instruction instruction, MethodBase callee)
    {
        bool alone = depths[instruction.Offset] == StackDepths.Arguments(callee);
        if (!alone || Rewrite(callee) is not { } resumable)
            throw new NotRewritableException();
        emitter.ResumableCall(callees.Count, resumable);
        callees.Add(resumable);
    }
}

/// <summary>A method cannot be rewritten; its threads need a stack each.</summary>
internal sealed class NotRewritableException : Exception;
