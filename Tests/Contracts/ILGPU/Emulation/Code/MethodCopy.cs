using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>Copies methods that never stop, for the sake of their divisions.</summary>
internal sealed class MethodCopy
{
    private static readonly ConcurrentDictionary<MethodBase, DynamicMethod?> Known = new();
    private static readonly ConcurrentDictionary<MethodBase, bool> Needed = new();

    private readonly DynamicMethod target;
    private readonly ILGenerator il;
    private readonly MethodBase method;
    private readonly LocalBuilder[] locals;
    private readonly Dictionary<int, Label> labels = [];

    private MethodCopy(MethodInfo method)
    {
        this.method = method;
        Type[] self = method.IsStatic ? [] : [method.DeclaringType!.MakeByRefType()];
        target = new DynamicMethod(
            method.Name, method.ReturnType, [.. self, .. method.GetParameters().Select(p => p.ParameterType)], typeof(Frame).Module, skipVisibility: true);
        il = target.GetILGenerator();
        locals = method.GetMethodBody()!.LocalVariables.Select(l => il.DeclareLocal(l.LocalType, l.IsPinned)).ToArray();
    }

    /// <summary>The method to call instead of another: its copy if it divides or calls what divides, or itself.</summary>
    public static MethodBase Of(MethodBase method) => IsNeeded(method) ? Known.GetOrAdd(method, Copy) ?? method : method;

    private static bool IsNeeded(MethodBase method)
    {
        if (method is not MethodInfo || !KernelCheck.IsUserCode(method) || method.IsVirtual || method.GetMethodBody() is not { ExceptionHandlingClauses.Count: 0 })
            return false;
        return Needed.TryGetValue(method, out bool needed)
            ? needed
            : Needed[method] = DeviceArithmetic.Divides(method) || StaticCall.In(method).Any(IsNeeded);
    }

    private static DynamicMethod? Copy(MethodBase method)
    {
        try
        {
            return new MethodCopy((MethodInfo)method).Run();
        }
        catch (NotRewritableException)
        {
            return null;
        }
    }

    private DynamicMethod Run()
    {
        Type? constraint = null;
        Instruction? before = null;
        foreach (var instruction in MethodCode.Read(method))
        {
            il.MarkLabel(LabelOf(instruction.Offset));
            if (instruction.Code != OpCodes.Constrained)
                Copy(instruction, before, constraint);
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
            before = instruction;
        }
        return target;
    }

    private void Copy(Instruction instruction, Instruction? before, Type? constraint)
    {
        if (DeviceArithmetic.Replacement(instruction, before) is { } replacement)
            il.Emit(OpCodes.Call, replacement);
        else if (instruction.Method is { } named)
            InstructionCopy.EmitCall(il, instruction, StaticCall.Resolve(named, constraint), constraint);
        else if (VariableAccess.Of(instruction) is not { } access)
            InstructionCopy.Emit(il, instruction, LabelOf);
        else if (access.IsArgument)
            il.Emit(access.ArgumentCode, (short)access.Index);
        else
            il.Emit(access.Code, locals[access.Index]);
    }

    private Label LabelOf(int offset)
    {
        if (!labels.TryGetValue(offset, out var label))
            labels[offset] = label = il.DefineLabel();
        return label;
    }
}
