using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>
/// Refuses kernels that the real compiler refuses: a walk over the kernel and everything that it calls in assemblies
/// other than the framework and this one.
/// </summary>
internal sealed class KernelCheck
{
    private readonly string kernel;
    private readonly ContextProperties properties;
    private readonly HashSet<MethodBase> seen = [];

    private KernelCheck(string kernel, ContextProperties properties)
    {
        this.kernel = kernel;
        this.properties = properties;
    }

    /// <exception cref="InternalCompilerException">The kernel does something that devices cannot.</exception>
    public static void Verify(MethodInfo method, string name, ContextProperties properties)
    {
        var check = new KernelCheck(name, properties);
        if (!method.IsStatic)
            throw check.Refused(method, "is not a static method");
        check.Walk(method);
    }

    private void Walk(MethodBase method)
    {
        if (!seen.Add(method) || !IsUserCode(method))
            return;
        if (method.GetMethodBody() is { ExceptionHandlingClauses.Count: > 0 })
            throw Refused(method, "catches exceptions");
        Type? constraint = null;
        foreach (var instruction in MethodCode.Read(method))
        {
            if (Objection(instruction) is { } objection)
                throw Refused(method, objection);
            if (instruction.Method is { } callee)
                Walk(StaticCall.Resolve(callee, constraint));
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
        }
    }

    private string? Objection(Instruction instruction)
    {
        var code = instruction.Code;
        if (code == OpCodes.Throw || code == OpCodes.Rethrow)
            return "throws";
        if (code == OpCodes.Box || code == OpCodes.Unbox || code == OpCodes.Unbox_Any)
            return "boxes a value";
        if (code == OpCodes.Newarr)
            return "creates an array";
        if (code == OpCodes.Ldstr)
            return "uses a string";
        if (code == OpCodes.Newobj && instruction.Method!.DeclaringType is { IsValueType: false } type)
            return $"creates an object of '{type.Name}'";
        if (code == OpCodes.Ldftn || code == OpCodes.Ldvirtftn || code == OpCodes.Calli)
            return "calls through a delegate";
        if (instruction.Operand is FieldInfo { IsStatic: true } field)
            return StaticField(code, field);
        return instruction.Method is { } method ? Call(method) : null;
    }

    private static string? StaticField(OpCode code, FieldInfo field)
    {
        if (code == OpCodes.Stsfld)
            return $"writes the static field '{field.Name}'";
        if (!field.IsInitOnly)
            return $"reads the static field '{field.Name}', which is not readonly";
        return field.FieldType.IsValueType ? null : $"reads the static field '{field.Name}', which is not a value";
    }

    private string? Call(MethodBase method)
    {
        string name = method.Name;
        if (method.DeclaringType == typeof(Math) && name == nameof(Math.Clamp))
            return "calls 'Math.Clamp', which throws; use 'IntrinsicMath.Clamp'";
        if (method.DeclaringType == typeof(MathF) || method.DeclaringType == typeof(Math))
            return MathCall(method.DeclaringType.Name, name);
        if (method.DeclaringType?.FullName == "ILGPU.Algorithms.XMath" && !properties.AlgorithmsEnabled)
            return $"calls 'XMath.{name}' in a context without 'EnableAlgorithms()'";
        return null;
    }

    private static string? MathCall(string type, string name) => name switch
    {
        "FusedMultiplyAdd" => $"calls '{type}.{name}', which no device has; write a * b + c",
        "Exp" or "Log" or "Pow" => $"calls '{type}.{name}'; use 'XMath.{name}'",
        _ => null,
    };

    private InternalCompilerException Refused(MethodBase method, string objection) =>
        new($"kernel '{kernel}' does not compile: '{method.DeclaringType?.Name}.{method.Name}' {objection}");

    internal static bool IsUserCode(MethodBase method) =>
        method.Module.Assembly != typeof(object).Assembly
        && method.Module.Assembly.GetName().Name is not ("ILGPU" or "ILGPU.Algorithms");
}
