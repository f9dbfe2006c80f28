using System.Reflection;

namespace ILGPU.Emulation;

/// <summary>The names that messages and records give to kernels.</summary>
internal static class KernelName
{
    /// <summary>The type's and the method's name, with the names of the type arguments.</summary>
    public static string Of(MethodBase method)
    {
        var arguments = (method.DeclaringType?.GetGenericArguments() ?? []).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []).ToArray();
        string suffix = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Simple))}>";
        return $"{method.DeclaringType?.Name.Split('`')[0]}.{method.Name}{suffix}";
    }

    private static string Simple(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Simple))}>"
        : type.Name;
}
