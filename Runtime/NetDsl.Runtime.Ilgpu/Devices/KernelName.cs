using System.Reflection;

namespace NetDsl.Ilgpu;

/// <summary>The names of kernels as people read them: <c>Conv2D.ForwardKernel&lt;LeNet5.Conv1, Relu&gt;</c>.</summary>
internal static class KernelName
{
    /// <summary>A kernel's class and method, with the structs that it is closed over.</summary>
    public static string Of(MethodInfo kernel)
    {
        var name = $"{Of(kernel.DeclaringType!)}.{kernel.Name}";
        return kernel.IsGenericMethod ? $"{name}<{string.Join(", ", kernel.GetGenericArguments().Select(Of))}>" : name;
    }

    private static string Of(Type type)
    {
        var name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        var full = type.DeclaringType is { } outer ? $"{Of(outer)}.{name}" : name;
        return type.IsGenericType ? $"{full}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : full;
    }
}
