using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>Tells methods that may meet a barrier from those that never do.</summary>
internal static class BarrierSearch
{
    private static readonly ConcurrentDictionary<MethodBase, bool> Known = new();

    /// <summary>Whether a method, or one that it calls, has a barrier.</summary>
    public static bool Contains(MethodBase method)
    {
        if (method.DeclaringType == typeof(Group))
            return method.Name == nameof(Group.Barrier);
        if (!KernelCheck.IsUserCode(method))
            return false;
        if (Known.TryGetValue(method, out bool known))
            return known;
        // A recursive call adds nothing to the answer.
        Known[method] = false;
        return Known[method] = Calls(method).Any(Contains);
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        Type? constraint = null;
        foreach (var instruction in MethodCode.Read(method))
        {
            if (instruction.Method is { } callee)
                yield return StaticCall.Resolve(callee, constraint);
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
        }
    }
}
