using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>
/// Finds out whether a method keeps a reference in a local over a stop, which a frame cannot. A forward data-flow
/// analysis: a reference is known where every way from the last stop to there assigns it.
/// </summary>
internal sealed class ReferenceLife
{
    private readonly Dictionary<int, int> indexOf = [];
    private readonly IReadOnlyList<Instruction> code;
    private readonly Func<Instruction, bool> stops;
    private readonly HashSet<int>?[] known;

    private ReferenceLife(IReadOnlyList<Instruction> code, Func<Instruction, bool> stops)
    {
        this.code = code;
        this.stops = stops;
        known = new HashSet<int>?[code.Count];
        for (int i = 0; i < code.Count; i++)
            indexOf[code[i].Offset] = i;
    }

    /// <summary>Whether a local that holds a reference is read where a stop may have been since it was assigned.</summary>
    public static bool CrossesStop(MethodBase method, IReadOnlyList<Instruction> code, Func<Instruction, bool> stops)
    {
        var references = method.GetMethodBody()!.LocalVariables
            .Where(l => l.LocalType is { IsByRef: true } or { IsByRefLike: true } or { IsPointer: true })
            .Select(l => l.LocalIndex).ToHashSet();
        return references.Count > 0 && new ReferenceLife(code, stops).Crosses(references);
    }

    private bool Crosses(HashSet<int> references)
    {
        var pending = new Stack<int>([0]);
        known[0] = [];
        while (pending.TryPop(out int i))
        {
            var state = new HashSet<int>(known[i]!);
            if (VariableAccess.Of(code[i]) is { IsArgument: false } access && references.Contains(access.Index))
            {
                if (access.Code == OpCodes.Stloc)
                    state.Add(access.Index);
                else if (!state.Contains(access.Index))
                    return true;
            }
            if (stops(code[i]))
                state.Clear();
            foreach (int next in Successors(i).Where(n => Narrow(n, state)))
                pending.Push(next);
        }
        return false;
    }

    private IEnumerable<int> Successors(int i)
    {
        foreach (int target in code[i].Targets)
            yield return indexOf[target];
        if (!code[i].Leaves)
            yield return i + 1;
    }

    /// <summary>Keeps what is known on this way too; true if that changed something.</summary>
    private bool Narrow(int i, HashSet<int> state)
    {
        if (known[i] is not { } before)
        {
            known[i] = [.. state];
            return true;
        }
        int count = before.Count;
        before.IntersectWith(state);
        return before.Count != count;
    }
}
