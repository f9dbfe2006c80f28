using System.Collections.Concurrent;
using System.Reflection;

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
        return Known[method] = StaticCall.In(method).Any(Contains);
    }
}
