using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>How many values lie on the evaluation stack before each instruction; ECMA-335, III.1.7.</summary>
internal static class StackDepths
{
    /// <summary>The depths by the instructions' offsets.</summary>
    public static IReadOnlyDictionary<int, int> Of(IReadOnlyList<Instruction> code)
    {
        var depths = new Dictionary<int, int>();
        int depth = 0;
        foreach (var instruction in code)
        {
            // A jump to here fixed the depth; otherwise it is what the instruction before left.
            if (!depths.TryAdd(instruction.Offset, depth))
                depth = depths[instruction.Offset];
            depth += Pushes(instruction) - Pops(instruction);
            foreach (int target in instruction.Targets)
                depths.TryAdd(target, depth);
            if (instruction.Leaves)
                depth = 0;
        }
        return depths;
    }

    /// <summary>The number of values that a call takes from the stack.</summary>
    public static int Arguments(MethodBase method, bool creates = false) =>
        method.GetParameters().Length + (method.IsStatic || creates ? 0 : 1);

    private static int Pops(Instruction instruction) => instruction.Code.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_pop1 or StackBehaviour.Popref_popi_popi
            or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8
            or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.Varpop => instruction.Method is { } method ? Arguments(method, instruction.Code == OpCodes.Newobj) : 0,
        _ => 2,
    };

    private static int Pushes(Instruction instruction) => instruction.Code.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Method is MethodInfo method && method.ReturnType != typeof(void) ? 1 : 0,
        _ => 1,
    };
}
