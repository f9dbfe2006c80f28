using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.Emulation;

/// <summary>
/// Refuses kernels that the real compiler refuses: a walk over the kernel and everything that it calls in assemblies
/// other than the framework and this one.
/// </summary>
internal sealed class KernelCheck
{
    private static readonly ConcurrentDictionary<(MethodInfo Method, bool Algorithms), string?> Known = new();

    private readonly string kernel;
    private readonly bool algorithms;
    private readonly HashSet<MethodBase> seen = [];
    private readonly Stack<MethodBase> callers = [];

    private KernelCheck(string kernel, bool algorithms)
    {
        this.kernel = kernel;
        this.algorithms = algorithms;
    }

    /// <exception cref="InternalCompilerException">The kernel does something that devices cannot.</exception>
    public static void Verify(MethodInfo method, string name, ContextProperties properties)
    {
        var refusal = Known.GetOrAdd((method, properties.AlgorithmsEnabled), key => new KernelCheck(name, key.Algorithms).Refusal(key.Method));
        if (refusal is not null)
            throw new InternalCompilerException(refusal);
    }

    private string? Refusal(MethodInfo method)
    {
        try
        {
            if (!method.IsStatic)
                throw Refused(method, "is not a static method");
            Walk(method);
            return null;
        }
        catch (InternalCompilerException refusal)
        {
            return refusal.Message;
        }
    }

    private void Walk(MethodBase method)
    {
        if (!IsUserCode(method))
            return;
        if (callers.Contains(method))
            throw Refused(method, "calls itself");
        if (!seen.Add(method))
            return;
        callers.Push(method);
        Inspect(method);
        foreach (var callee in StaticCall.In(method))
            Walk(callee);
        callers.Pop();
    }

    private void Inspect(MethodBase method)
    {
        var code = MethodCode.Read(method);
        if (code.Any(i => i.Code == OpCodes.Throw || i.Code == OpCodes.Rethrow))
            throw Refused(method, "throws");
        if (method.GetMethodBody() is not { } body)
            return;
        if (body.ExceptionHandlingClauses.Count > 0)
            throw Refused(method, "catches exceptions");
        if (body.LocalVariables.FirstOrDefault(l => l.LocalType.IsDefined(typeof(InlineArrayAttribute), false)) is { } inline)
            throw Refused(method, $"uses the inline array '{inline.LocalType.Name}'");
        if (code.Select(Objection).FirstOrDefault(o => o is not null) is { } objection)
            throw Refused(method, objection);
    }

    private string? Objection(Instruction instruction)
    {
        var code = instruction.Code;
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
        if (method.DeclaringType?.FullName == "ILGPU.Algorithms.XMath" && !algorithms)
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
