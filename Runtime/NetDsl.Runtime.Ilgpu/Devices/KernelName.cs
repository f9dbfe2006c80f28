using System.Reflection;

namespace NetDsl.Ilgpu;

/// <summary>The names of kernels as people read them: <c>Conv2D.ForwardKernel&lt;LeNet5.Conv1, Relu&gt;</c>.</summary>
internal static class KernelName
{
    private const string LeftOut = "...";

    /// <summary>
    /// A kernel's class and method, with the structs that it is closed over. Structs that are made of one that was named say nothing more,
    /// and three dots stand for them: <c>Gemm.Kernel&lt;Tile32x32, ForwardProduct&lt;LeNet5.Conv1, Relu&gt;, ...&gt;</c>.
    /// </summary>
    public static string Of(MethodInfo kernel)
    {
        var name = $"{Of(kernel.DeclaringType!)}.{kernel.Name}";
        return kernel.IsGenericMethod ? $"{name}<{string.Join(", ", Arguments(kernel.GetGenericArguments()))}>" : name;
    }

    private static List<string> Arguments(Type[] types)
    {
        List<string> names = [];
        HashSet<Type> named = [];
        foreach (var type in types)
        {
            if (!IsMadeOf(type, named))
            {
                names.Add(Of(type));
            }
            else if (names[^1] != LeftOut)
            {
                names.Add(LeftOut);
            }

            if (type.IsGenericType)
            {
                named.Add(type);
            }
        }

        return names;
    }

    private static bool IsMadeOf(Type type, HashSet<Type> named) =>
        type.IsGenericType && type.GetGenericArguments().Any(argument => named.Contains(argument) || IsMadeOf(argument, named));

    private static string Of(Type type)
    {
        var name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        var full = type.DeclaringType is { } outer ? $"{Of(outer)}.{name}" : name;
        return type.IsGenericType ? $"{full}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : full;
    }
}
