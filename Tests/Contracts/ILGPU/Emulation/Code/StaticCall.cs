using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>Finds the method that a call reaches when its type argument is known.</summary>
internal static class StaticCall
{
    /// <summary>The methods that a method calls.</summary>
    public static IEnumerable<MethodBase> In(MethodBase method)
    {
        Type? constraint = null;
        foreach (var instruction in MethodCode.Read(method))
        {
            if (instruction.Method is { } callee)
                yield return Resolve(callee, constraint);
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
        }
    }

    /// <summary>The implementation of an interface's method in a type; any other method is its own.</summary>
    public static MethodBase Resolve(MethodBase method, Type? constraint)
    {
        if (constraint is not { IsValueType: true } || method.DeclaringType is not { IsInterface: true } contract)
            return method;
        var definition = method.IsGenericMethod ? ((MethodInfo)method).GetGenericMethodDefinition() : method;
        var map = constraint.GetInterfaceMap(contract);
        int index = Array.IndexOf(map.InterfaceMethods, (MethodInfo)definition);
        if (index < 0 || map.TargetMethods[index] is not { } target)
            return method;
        return method.IsGenericMethod ? target.MakeGenericMethod(method.GetGenericArguments()) : target;
    }
}
