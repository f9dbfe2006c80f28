using System.Reflection;

namespace NetDsl.Contracts.Tests;

/// <summary>The public members of an assembly as text, so that assemblies which share no types can be compared.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>One line for each public type, its base and each public member that it has, inherited ones included.</summary>
    public static SortedSet<string> Of(Assembly assembly)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes().Where(t => t.Namespace != "ILGPU.Emulation"))
        {
            lines.Add($"{Kind(type)} {Name(type)}{Constraints(type.GetGenericArguments())}");
            foreach (var field in type.GetFields(Declared).Where(f => !f.IsSpecialName))
                lines.Add($"{Owner(field, type)} field {Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}{Value(field)}");
            foreach (var method in type.GetMethods(Declared))
                lines.Add($"{Owner(method, type)} method {Static(method.IsStatic)}{Name(method.ReturnType)} {Signature(method)}{Constraints(method.GetGenericArguments())}");
            foreach (var constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.Instance))
                lines.Add($"{Name(type)} constructor {Signature(constructor)}");
        }
        return lines;
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => $"enum({Name(type.GetEnumUnderlyingType())})",
        { IsInterface: true } => "interface",
        { IsValueType: true } => type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false) ? "readonly struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    // What a type inherits is listed as its own: where in the library a base declares it does not matter to a caller.
    private static string Owner(MemberInfo member, Type type) =>
        member.DeclaringType!.Assembly == type.Assembly ? Name(type) : "inherited";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Value(System.Reflection.FieldInfo field) => field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";

    private static string Signature(MethodBase method)
    {
        string arity = method.IsGenericMethod ? $"`{method.GetGenericArguments().Length}" : "";
        return $"{method.Name}{arity}({string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsIn ? "in " : parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType)} {parameter.Name}";

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(a => a.IsGenericParameter).Select(a =>
        $" where {a.Name}: {a.GenericParameterAttributes & ~GenericParameterAttributes.VarianceMask} {string.Join(", ", a.GetGenericParameterConstraints().Select(Name).Order(StringComparer.Ordinal))}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.HasElementType)
            return $"{Name(type.GetElementType()!)}{(type.IsByRef ? "&" : type.IsPointer ? "*" : "[]")}";
        string arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : "";
        return $"{type.Namespace}.{(type.DeclaringType is { } outer ? outer.Name + "+" : "")}{type.Name}{arguments}";
    }
}
