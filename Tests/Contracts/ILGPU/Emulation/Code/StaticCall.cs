using System.Reflection;

namespace ILGPU.Emulation;

/// <summary>Finds the method that a call reaches when its type argument is known.</summary>
internal static class StaticCall
{
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
